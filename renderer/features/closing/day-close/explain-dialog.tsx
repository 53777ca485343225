// Explains one sign: a reason out of the list that fits its kind, and what was found. The last explanation counts.
import { useWatch } from 'react-hook-form';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { needsNote } from '#core/closing/day-close/explanations/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormRadioGroup, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { ExceptionSight } from './exception-sight.tsx';
import { explainSchema } from './explain-form.ts';

type ExplainDialogProps = { day: string; exception: ExceptionView; onClose: () => void };

export function ExplainDialog({ day, exception, onClose }: ExplainDialogProps) {
  const text = useText();
  const { key, kind, reasons, explanation } = exception;
  const draft = useDraft<string | null>(`day-close.explain.${day}.${key}`, null);
  const form = useSentForm(
    explainSchema,
    {
      reason: explanation?.reasonCode ?? null,
      note: draft.value ?? explanation?.note ?? '',
    },
    [],
  );
  const { control, sending } = form;
  useKeptField(form, 'note', draft);
  const explaining = useDeskCommand(desk.dayClose.explain.mutate);
  const reason = useWatch({ control, name: 'reason' });
  const submit = sending(async ({ reason: reasonCode, note }) => {
    if ((await explaining.run({ day, exceptionKey: key, reasonCode, note })) === null) return;
    draft.drop();
    onClose();
  });
  return (
    <FormDialog
      title={text(`dayClose.kind.${kind}`)}
      what={<ExceptionSight exception={exception} />}
      act={text('dayClose.recordReason')}
      sending={explaining}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="reason"
        label={text('dayClose.reasonCode')}
        choices={reasons.map((value) => ({ value, label: text(`dayClose.reason.${value}`) }))}
      />
      <FormTextField
        control={control}
        name="note"
        label={text('dayClose.note')}
        isOptional={reason !== null && !needsNote(reason)}
        isMultiline
      />
    </FormDialog>
  );
}
