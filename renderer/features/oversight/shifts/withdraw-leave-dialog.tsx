// Takes leave back, with a reason.
import { z } from 'zod';
import type { PersonShifts } from '#core/oversight/shifts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const reasonSchema = z.object({ reason: z.string().trim().min(1, sentence('shifts.reasonMissing')) });
type Leave = PersonShifts['leaves'][number];

export function WithdrawLeaveDialog({ leave, onClose }: { leave: Leave; onClose: () => void }) {
  const text = useText();
  const withdrawing = useDeskCommand(desk.shifts.withdrawLeave.mutate);
  const { control, summary, sending } = useSentForm(reasonSchema, { reason: '' }, ['reason']);
  const withdraw = async ({ reason }: { reason: string }) => {
    if ((await withdrawing.run({ leaveId: leave.leaveId, reason })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('shifts.withdraw')}
      what={
        <p>
          <DateText day={leave.fromDay} /> – <DateText day={leave.toDay} />
        </p>
      }
      act={text('shifts.withdraw')}
      kind="danger"
      sending={withdrawing}
      summary={summary}
      onSubmit={sending(withdraw)}
      onClose={onClose}
    >
      <FormTextField control={control} name="reason" label={text('shifts.reason')} autoFocus />
    </FormDialog>
  );
}
