// Settles one exception: a reason out of the list that fits its kind, and a note. The last explanation counts.
import { useWatch } from 'react-hook-form';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormRadioGroup, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { ExceptionSight } from './exception-sight.tsx';
import { explainSchema, noteOf } from './explain-form.ts';
import { SecondConfirmation } from './second-confirmation.tsx';

type ExplainDialogProps = { day: string; exception: ExceptionView; onClose: () => void };

export function ExplainDialog({ day, exception, onClose }: ExplainDialogProps) {
  const text = useText();
  const { key, kind, reasons, explanation, thresholds } = exception;
  const draft = useDraft<string | null>(`day-close.explain.${day}.${key}`, null);
  const form = useSentForm(
    explainSchema(exception),
    {
      reason: explanation?.reasonCode ?? null,
      note: draft.value ?? explanation?.note ?? '',
      second: { personId: '', word: '', password: '' },
    },
    [],
  );
  const { control, sending, askAgain, getValues } = form;
  useKeptField(form, 'note', draft);
  const explaining = useDeskCommand(desk.dayClose.explain.mutate);
  const note = noteOf(exception, useWatch({ control, name: 'reason' }));
  const submit = sending(async ({ reason, note: said, second }) => {
    if (
      (await explaining.run({
        day,
        exceptionKey: key,
        reasonCode: reason,
        note: said,
        ...(second.personId === '' ? {} : { second }),
      })) === null
    )
      return askAgain({ second: { ...getValues('second'), password: '' } });
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
        hint={note === 'substance' ? text('dayClose.noteOfSubstance') : undefined}
        isOptional={note === 'free'}
        isMultiline
      />
      {thresholds === undefined ? null : <SecondConfirmation control={control} thresholds={thresholds} />}
    </FormDialog>
  );
}
