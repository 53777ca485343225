// Step 4 with the two ways out of it: the charge of an exempt client is taken back to be made anew, and a visit that
// stays unpaid is cancelled.
import { useState } from 'react';
import type { VisitView } from '#core/visits/contract.ts';
import { CancelChargeDialog } from '../fees/cancel-charge-dialog.tsx';
import { PaymentStep } from '../payments/payment-step.tsx';
import { CancelVisitDialog } from './cancel-visit-dialog.tsx';

type SettleStepProps = { visit: VisitView; isPayable: boolean; canReverse: boolean };

export function SettleStep({ visit, isPayable, canReverse }: SettleStepProps) {
  const [dialog, setDialog] = useState<'visit' | 'charge' | null>(null);
  const charge = visit.account.charges.find(({ cancelled }) => !cancelled);
  const close = () => setDialog(null);
  return (
    <>
      <PaymentStep
        visit={visit}
        onExempt={() => setDialog('charge')}
        onUnpaid={() => setDialog('visit')}
        isPayable={isPayable}
        canReverse={canReverse}
      />
      {dialog === 'visit' && isPayable ? (
        <CancelVisitDialog visitId={visit.visitId} reason="unpaid" onClose={close} />
      ) : null}
      {dialog === 'charge' && isPayable && charge !== undefined ? (
        <CancelChargeDialog chargeId={charge.chargeId} onClose={close} />
      ) : null}
    </>
  );
}
