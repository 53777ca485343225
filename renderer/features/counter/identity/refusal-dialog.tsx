// A refusal, or leaving the decision to the manager: a reason by one digit, a note, and a confirmation. A refusal ends
// the visit, so it is asked once more in words.
import { useHotkeys } from 'react-hotkeys-hook';
import { z } from 'zod';
import { escalationReasonSchema, refusalReasonSchema } from '#core/counter/identity/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { chosen, FormRadioGroup, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import type { ChecklistAnswer } from './checklist-answers.ts';
import { useJustRefused } from './refused-part.tsx';

const reasonsOf = {
  refused: refusalReasonSchema.options,
  escalated: escalationReasonSchema.options,
} as const;
const digitKeys = reasonsOf.escalated.map((_, index) => String(index + 1));

/** Digits belong to the note while it has the focus. */
const isWriting = ({ target }: Event): boolean =>
  target instanceof HTMLInputElement && target.type === 'text';

const refusalSchema = z.object({
  reasonCode: escalationReasonSchema.nullable().transform(chosen('identity.reasonMissing')),
  note: z.string(),
});

type RefusalDialogProps = {
  visitId: string;
  formId: string;
  outcome: 'refused' | 'escalated';
  /** The decision is the manager's because nobody has confirmed whose it is (D1.223). */
  isNotConfirmed: boolean;
  answers: ChecklistAnswer[];
  note: string;
  onClose: () => void;
  onDone: () => void;
};

export function RefusalDialog({
  visitId,
  formId,
  outcome,
  isNotConfirmed,
  answers,
  note,
  onClose,
  onDone,
}: RefusalDialogProps) {
  const text = useText();
  const reasons = reasonsOf[outcome];
  const reasonCode = outcome === 'escalated' && isNotConfirmed ? 'awaits_confirmation' : null;
  const nothing: z.input<typeof refusalSchema> = { reasonCode, note };
  const { control, sending, setValue } = useSentForm(refusalSchema, nothing, []);
  const refusing = useDeskCommand(desk.identity.refuse.mutate);
  const justRefused = useJustRefused();
  const isRefusal = outcome === 'refused';

  useHotkeys(digitKeys, ({ code }) => setValue('reasonCode', reasons[Number(code.slice(-1)) - 1] ?? null), {
    enableOnFormTags: true,
    ignoreEventWhen: isWriting,
  });
  const refuse = async (refusal: z.infer<typeof refusalSchema>) => {
    if ((await refusing.run({ visitId, formId, outcome, answers, ...refusal })) === null) return;
    if (isRefusal) justRefused.keep(formId);
    onDone();
    onClose();
  };
  return (
    <ActDialog
      title={text(isRefusal ? 'identity.refuseTitle' : 'identity.escalateTitle')}
      act={text(isRefusal ? 'identity.refuse' : 'identity.escalate')}
      kind={isRefusal ? 'danger' : 'primary'}
      sending={refusing}
      onAct={sending(refuse)}
      onClose={onClose}
    >
      <p>{text(isRefusal ? 'identity.refuseWhat' : 'identity.escalateWhat')}</p>
      <FormRadioGroup
        control={control}
        name="reasonCode"
        label={text('identity.reason')}
        hint={text('identity.reasonHint')}
        choices={reasons.map((value, index) => ({
          value,
          label: text('identity.reasonNumbered', {
            number: index + 1,
            reason: text(`identity.reason.${value}`),
          }),
        }))}
      />
      <FormTextField control={control} name="note" label={text('identity.note')} isOptional />
    </ActDialog>
  );
}
