// A visit that was left open on another day: what can still be done with it, and the dialog that ends it with a reason.
import { useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { refusalReasonSchema } from '#core/counter/identity/contract.ts';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { cancelReasonSchema } from '#core/counter/visits/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { FormRadioGroup, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { type LateAct, lateActsOf } from './late-acts.ts';

/** Says that the visit was left open, and offers to end it. */
export function LateNotice({ visit, takesFocus }: { visit: VisitView; takesFocus: boolean }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const start = useRef<HTMLButtonElement>(null);
  const acts = lateActsOf(visit);
  useEffect(() => {
    if (takesFocus) start.current?.focus();
  }, [takesFocus]);
  return (
    <Notice
      tone="warn"
      title={text('visits.late.title')}
      {...(acts.length === 0
        ? {}
        : {
            actions: (
              <Button ref={start} onPress={() => setIsOpen(true)}>
                {text('visits.late.end')}
              </Button>
            ),
          })}
    >
      <DateText day={visit.day} />
      {': '}
      {text(acts.length === 0 ? 'visits.late.reverseFirst' : 'visits.late.what')}
      {isOpen ? <FinishLateDialog visit={visit} acts={acts} onClose={() => setIsOpen(false)} /> : null}
    </Notice>
  );
}

const missing = sentence('visits.cancelReasonMissing');
/** What is asked for depends on the act: the reason of the other one is not. */
const lateSchema = z
  .object({
    kind: z.enum(['complete', 'cancel', 'refuse', 'asked']).nullable(),
    cancelReason: cancelReasonSchema.nullable(),
    refusalReason: refusalReasonSchema.nullable(),
    reason: z.string().trim(),
  })
  .superRefine(({ kind, cancelReason, refusalReason, reason }, context) => {
    const say = (field: string, message: MessageId) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (kind === null) say('kind', missing);
    if (kind === 'cancel' && cancelReason === null) say('cancelReason', missing);
    if (kind === 'refuse' && refusalReason === null) say('refusalReason', missing);
    if (reason === '') say('reason', 'visits.late.reasonMissing');
  });

/** The act as it is sent; null while its own reason is not chosen. */
function actOf({ kind, cancelReason, refusalReason }: z.infer<typeof lateSchema>) {
  if (kind === 'complete') return { kind };
  if (kind === 'asked') return { kind };
  if (kind === 'cancel' && cancelReason !== null) return { kind, reasonCode: cancelReason };
  if (kind === 'refuse' && refusalReason !== null) return { kind, reasonCode: refusalReason };
  return null;
}

type FinishLateDialogProps = { visit: VisitView; acts: readonly LateAct[]; onClose: () => void };

function FinishLateDialog({ visit, acts, onClose }: FinishLateDialogProps) {
  const text = useText();
  const [onlyAct = null] = acts.length === 1 ? acts : [];
  const { control, sending } = useSentForm(
    lateSchema,
    { kind: onlyAct, cancelReason: null, refusalReason: null, reason: '' },
    [],
  );
  const kind = useWatch({ control, name: 'kind' });
  const finishing = useDeskCommand(desk.visits.finishLate.mutate);
  const finish = sending(async (late) => {
    const act = actOf(late);
    if (act === null) return;
    const { reason } = late;
    if ((await finishing.run({ visitId: visit.visitId, act, reason })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('visits.late.end')}
      act={text('visits.late.record')}
      kind="primary"
      sending={finishing}
      onAct={finish}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="kind"
        label={text('visits.late.how')}
        choices={acts.map((value) => ({ value, label: text(`visits.late.${value}`) }))}
      />
      {kind === 'cancel' ? (
        <FormSelect
          control={control}
          name="cancelReason"
          label={text('visits.cancelReason')}
          choices={cancelReasonSchema.options.map((value) => ({
            value,
            label: text(`visits.cancel.${value}`),
          }))}
        />
      ) : null}
      {kind === 'refuse' ? (
        <FormSelect
          control={control}
          name="refusalReason"
          label={text('visits.cancelReason')}
          choices={refusalReasonSchema.options.map((value) => ({
            value,
            label: text(`identity.reason.${value}`),
          }))}
        />
      ) : null}
      <FormTextField
        control={control}
        name="reason"
        label={text('visits.late.reason')}
        hint={text('visits.late.reasonHint')}
        isMultiline
      />
    </ActDialog>
  );
}
