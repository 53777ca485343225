// An interpreter or companion: stands beside somebody of the visit and represents nobody, and is identified all the same (D1.76).
import { useEffect } from 'react';
import type { Control } from 'react-hook-form';
import { z } from 'zod';
import { foreignKindSchema } from '#core/counter/people/contract.ts';
import { helperRoles } from '#core/counter/people/rules.ts';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { focusField } from '#renderer/ui/error-summary.tsx';
import {
  chosen,
  FormDateField,
  FormDigitsField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { PersonForm } from './person-form.tsx';

const missing = sentence('visits.finding.missing');
const helperSchema = z.object({
  helps: z.string().nullable().transform(chosen('visits.finding.missing')),
  nationalCode: z.string().trim().min(1, missing),
  personKind: foreignKindSchema.nullable(),
  nationality: z.string().trim(),
  documentExpiresOn: z.string().nullable(),
  name: z.string().trim().min(2, missing),
  mobile: z.string().trim().min(1, missing),
  matterRole: z.enum(helperRoles).nullable().transform(chosen('visits.finding.missing')),
});
type Typed = z.input<typeof helperSchema>;
const order = ['helps', 'nationalCode', 'personKind', 'nationality', 'name', 'mobile', 'matterRole'] as const;

export function HelperForm({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const { visitId } = visit;
  const helped = visit.participants.filter(
    ({ isHere, role }) => isHere && !helperRoles.some((one) => one === role),
  );
  const initial: Typed = {
    helps: helped[0]?.id ?? null,
    nationalCode: '',
    personKind: null,
    nationality: '',
    documentExpiresOn: null,
    name: '',
    mobile: '',
    matterRole: 'interpreter',
  };
  const { control, sending, summary, watch } = useSentForm(helperSchema, initial, [...order]);
  const adding = useDeskCommand(desk.visits.addPerson.mutate);
  useEffect(() => focusField('nationalCode'), []);
  const kind = watch('personKind');
  const add = sending(async (typed) => {
    const { personKind, nationality, documentExpiresOn, ...person } = typed;
    const foreign =
      personKind === null
        ? {}
        : { personKind, nationality, ...(documentExpiresOn === null ? {} : { documentExpiresOn }) };
    const added = { clientType: 'helper' as const, ...person, ...foreign };
    if ((await adding.run({ visitId, person: added })) !== null) onClose();
  });
  return (
    <PersonForm adding={adding} named="iranian_adult" summary={summary} onAdd={add}>
      <FormSelect
        control={control}
        name="helps"
        label={text('visits.field.helps')}
        choices={helped.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Identifier control={control} kind={kind} />
      <FormTextField control={control} name="name" label={text('visits.field.name')} />
      <FormDigitsField control={control} name="mobile" length={11} label={text('visits.field.mobile')} />
      <FormSelect
        control={control}
        name="matterRole"
        label={text('visits.field.helperRole')}
        choices={helperRoles.map((value) => ({ value, label: text(`identity.option.${value}`) }))}
      />
    </PersonForm>
  );
}

/** A code, or the number of a foreigner's document with what is asked of it. */
function Identifier({ control, kind }: { control: Control<Typed>; kind: Typed['personKind'] }) {
  const text = useText();
  return (
    <>
      {kind === null ? (
        <FormDigitsField
          control={control}
          name="nationalCode"
          length={10}
          label={text('visits.field.nationalCode')}
        />
      ) : (
        <FormTextField
          control={control}
          name="nationalCode"
          appearance="identifier"
          label={text('visits.field.documentNumber')}
        />
      )}
      <FormSelect
        control={control}
        name="personKind"
        label={text('visits.field.personKind')}
        choices={foreignKindSchema.options.map((value) => ({
          value,
          label: text(`visits.foreignKind.${value}`),
        }))}
        isOptional
      />
      {kind === null ? null : (
        <>
          <FormTextField control={control} name="nationality" label={text('visits.field.nationality')} />
          <FormDateField
            control={control}
            name="documentExpiresOn"
            label={text('visits.field.documentExpiresOn')}
          />
        </>
      )}
    </>
  );
}
