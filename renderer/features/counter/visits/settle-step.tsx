// Step 4 with the two ways out of it: the charge of an exempt client is taken back to be made anew, and a visit that
// stays unpaid is cancelled.
import { useState } from 'react';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CancelChargeDialog } from '../fees/cancel-charge-dialog.tsx';
import { PaymentStep, type SwipedAgain } from '../payments/payment-step.tsx';
import { CancelVisitDialog } from './cancel-visit-dialog.tsx';
import { CompleteUnderpaidDialog } from './complete-underpaid-dialog.tsx';
import { stepOf } from './visit-states.ts';

type SettleStepProps = {
  visit: VisitView;
  isPayable: boolean;
  canReverse: boolean;
  again: SwipedAgain | undefined;
};

export function SettleStep({ visit, isPayable, canReverse, again }: SettleStepProps) {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const isOpen = stepOf(visit.state) !== 'over';
  const [dialog, setDialog] = useState<'visit' | 'charge' | 'underpaid' | null>(null);
  const charge = visit.account.charges.findLast(({ cancelled }) => !cancelled);
  const close = () => setDialog(null);
  return (
    <>
      <PaymentStep
        visit={visit}
        onExempt={() => setDialog('charge')}
        onUnpaid={() => setDialog('visit')}
        isPayable={isPayable}
        canReverse={canReverse}
        again={again}
      />
      {isPayable && isManager && isOpen && visit.account.paid > 0 ? (
        <div>
          <Button kind="quiet" onPress={() => setDialog('underpaid')}>
            {text('visits.underpaid')}
          </Button>
        </div>
      ) : null}
      {dialog === 'underpaid' ? <CompleteUnderpaidDialog visit={visit} onClose={close} /> : null}
      {dialog === 'visit' && isPayable ? (
        <CancelVisitDialog visitId={visit.visitId} reason="unpaid" onClose={close} />
      ) : null}
      {dialog === 'charge' && isPayable && charge !== undefined ? (
        <CancelChargeDialog chargeId={charge.chargeId} onClose={close} />
      ) : null}
    </>
  );
}
