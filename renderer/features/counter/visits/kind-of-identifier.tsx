// Of what kind an identifier is that is put right (D1.224): as it was said, or another kind with what only a foreigner is asked for.
import type { Control } from 'react-hook-form';
import type { FormView } from '#core/counter/visit-acts/contract.ts';
import type { IdentifierOfKind } from '#core/counter/visits/corrections/contract.ts';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDateField, FormTextField } from '#renderer/ui/form.tsx';
import { Select } from '#renderer/ui/select.tsx';

type IdentifierOfForm = FormView['identifiers'][number];
type Typed = { right: string; day: string | null; reason: string; nationality: string };

type KindOfIdentifierProps = Pick<IdentifierOfForm, 'kinds' | 'asksExpiry'> & {
  kindNow: string;
  /** Null while it stays as it was said. */
  chosen: string | null;
  onChoose: (kind: string) => void;
  control: Control<Typed>;
};

const wordOf = (kind: IdentifierOfKind['kind']): MessageId => {
  const document = `identity.option.${kind}`;
  return isMessageId(document) ? document : (`visits.foreignKind.${kind}` as MessageId);
};

export function KindOfIdentifier({
  kinds,
  asksExpiry,
  kindNow,
  chosen,
  onChoose,
  control,
}: KindOfIdentifierProps) {
  const text = useText();
  if (kinds.length === 0) return null;
  const isForeign = chosen !== null && chosen !== 'iranian';
  return (
    <>
      <Select
        label={text('visits.correctKind')}
        choices={kinds.map((kind) => ({ value: kind as string, label: text(wordOf(kind)) }))}
        value={chosen ?? kindNow}
        onChange={onChoose}
      />
      {isForeign ? (
        <FormTextField
          control={control}
          name="nationality"
          label={text('visits.field.nationality')}
          hint={text('visits.correctKindStays')}
          isOptional
        />
      ) : null}
      {isForeign && asksExpiry ? (
        <FormDateField
          control={control}
          name="day"
          label={text('visits.field.documentExpiresOn')}
          hint={text('visits.correctKindStays')}
          isOptional
        />
      ) : null}
    </>
  );
}

/** What is sent of it: nothing where the kind stays as it was said. */
export function ofKind(
  kinds: IdentifierOfForm['kinds'],
  chosen: string | null,
  { nationality, day }: Pick<Typed, 'nationality' | 'day'>,
): { ofKind?: IdentifierOfKind } {
  const kind = kinds.find((one) => one === chosen);
  if (kind === undefined) return {};
  if (kind === 'iranian') return { ofKind: { kind } };
  return {
    ofKind: {
      kind,
      ...(nationality === '' ? {} : { nationality }),
      ...(day === null || day === '' ? {} : { documentExpiresOn: day }),
    },
  };
}
