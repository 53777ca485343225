// Takes an unpaid charge back, with a reason; the services can then be charged anew.
import type { z } from 'zod';
import { cancelReasonSchema } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ReasonDialog } from '#renderer/frame/reason-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { sentence } from '#renderer/ui/form.tsx';

export type Reason = z.infer<typeof cancelReasonSchema>;

export function CancelChargeDialog({ chargeId, onClose }: { chargeId: string; onClose: () => void }) {
  const text = useText();
  const cancelling = useDeskCommand(desk.fees.cancelCharge.mutate);
  const cancel = async (reasonCode: Reason) => {
    if ((await cancelling.run({ chargeId, reasonCode })) !== null) onClose();
  };
  return (
    <ReasonDialog
      title={text('fees.cancelTitle')}
      what={text('fees.cancelWhat')}
      label={text('fees.cancelReason')}
      missing={sentence('fees.cancelReasonMissing')}
      choices={cancelReasonSchema.options.map((value) => ({ value, label: text(`fees.cancel.${value}`) }))}
      act={text('fees.cancelCharge')}
      sending={cancelling}
      onAct={cancel}
      onClose={onClose}
    />
  );
}
