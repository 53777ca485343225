// Ends a visit without a service, with a reason. An unpaid charge falls with it; money that was taken has to be
// reversed first, which core says.
import { cancelVisitInput } from '#core/counter/visits/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ReasonDialog } from '#renderer/frame/reason-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { sentence } from '#renderer/ui/form.tsx';

const reasons = cancelVisitInput.shape.reasonCode.options;
export type CancelReason = (typeof reasons)[number];

type CancelVisitDialogProps = { visitId: string; reason?: CancelReason; onClose: () => void };

/** `reason` is what is chosen already, when the person came from a choice that says it. */
export function CancelVisitDialog({ visitId, reason, onClose }: CancelVisitDialogProps) {
  const text = useText();
  const cancelling = useDeskCommand(desk.visits.cancel.mutate);
  const cancel = async (reasonCode: CancelReason) => {
    if ((await cancelling.run({ visitId, reasonCode })) !== null) onClose();
  };
  return (
    <ReasonDialog
      title={text('visits.cancelTitle')}
      what={text('visits.cancelWhat')}
      label={text('visits.cancelReason')}
      missing={sentence('visits.cancelReasonMissing')}
      choices={reasons.map((value) => ({ value, label: text(`visits.cancel.${value}`) }))}
      chosen={reason}
      act={text('visits.cancel')}
      sending={cancelling}
      onAct={cancel}
      onClose={onClose}
    />
  );
}
