// Puts mistyped data of an open visit's client right, before the identity is decided. What is left empty stays as it is;
// an identifier is never corrected: it would be another client.
import { z } from 'zod';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import {
  FormDateField,
  FormDigitsField,
  FormSelect,
  FormTextField,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { type ClientType, type CorrectedField, correctableFields } from './client-draft.ts';
import { choicesOf, fieldShapes, labelOf, withFieldNames } from './client-labels.ts';

const correctionSchema = z.record(z.string(), z.string().nullable());

type CorrectClientDialogProps = {
  visitId: string;
  /** Those of this form; the first one's where it is left out. */
  formId?: string;
  clientType: ClientType;
  representativePost?: VisitView['representativePost'];
  /** What of these can be put right, where the form is none of a type of client. */
  fields?: readonly CorrectedField[];
  onClose: () => void;
};

export function CorrectClientDialog({
  visitId,
  formId = visitId,
  clientType,
  representativePost = null,
  fields = correctableFields(clientType, representativePost),
  onClose,
}: CorrectClientDialogProps) {
  const text = useText();
  const nothing = Object.fromEntries(fields.map((field) => [field, emptyOf(field)]));
  const { control, sending } = useSentForm(correctionSchema, nothing, []);
  const correcting = useDeskCommand(desk.visits.correctClient.mutate);
  const correct = sending(async (typed) => {
    const said = Object.entries(typed).filter(([, value]) => value !== '' && value !== null);
    if (said.length === 0) return onClose();
    if ((await correcting.run({ visitId, formId, ...Object.fromEntries(said) })) !== null) onClose();
  });
  const { isPending, problem } = correcting;
  return (
    <ActDialog
      title={text('visits.correctTitle')}
      act={text('visits.correctRecord')}
      kind="primary"
      sending={{ isPending, problem: problem === null ? null : withFieldNames(problem, clientType, text) }}
      onAct={correct}
      onClose={onClose}
    >
      <p>{text('visits.correctWhat')}</p>
      <FieldRow>
        {fields.map((field) => {
          const { kind, length } = fieldShapes[field];
          const shared = { control, name: field, label: text(labelOf(field, clientType)), isOptional: true };
          if (kind === 'date') return <FormDateField {...shared} key={field} />;
          if (kind === 'text') return <FormTextField {...shared} key={field} name={field as never} />;
          if (kind === 'identifier')
            return (
              <FormDigitsField
                {...shared}
                key={field}
                name={field as never}
                {...(length === undefined ? {} : { length })}
              />
            );
          const choices = choicesOf(field, clientType, []).map(([value, word]) => ({
            value,
            label: text(word),
          }));
          return <FormSelect {...shared} key={field} choices={choices} />;
        })}
      </FieldRow>
    </ActDialog>
  );
}

/** What a field holds while nothing was said in it: dates and choices hold null. */
function emptyOf(field: CorrectedField): string | null {
  const { kind } = fieldShapes[field];
  return kind === 'date' || kind === 'choice' ? null : '';
}
