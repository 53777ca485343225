// Takes a planned transfer back, before its day, with a reason that stays beside it.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const reasonSchema = z.object({ reason: z.string().trim().min(1, sentence('postings.fieldMissing')) });

export function WithdrawTransferDialog({ transferId, onClose }: { transferId: string; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(reasonSchema, { reason: '' }, []);
  const withdrawing = useDeskCommand(desk.postings.withdrawTransfer.mutate);
  const withdraw = sending(async ({ reason }) => {
    if ((await withdrawing.run({ transferId, reason })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('postings.withdraw')}
      act={text('postings.withdraw')}
      sending={withdrawing}
      onAct={withdraw}
      onClose={onClose}
    >
      <p>{text('postings.withdrawWhat')}</p>
      <FormTextField control={control} name="reason" label={text('postings.withdrawReason')} autoFocus />
    </ActDialog>
  );
}
