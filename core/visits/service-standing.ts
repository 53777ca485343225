// Where a visit stands now, for the acts that may make it unpaid or pay for it after all (D21).
import type { PaymentReads } from '#core/payments/queries.ts';
import type { VisitReads } from './queries.ts';
import type { ServiceStanding } from './unpaid-changes.ts';

export function serviceStanding(
  reads: { readonly payments: PaymentReads; readonly visits: VisitReads },
  visitId: string,
): ServiceStanding {
  const { charges, due } = reads.payments.account(visitId);
  return {
    isCompleted: reads.visits.ending(visitId)?.kind === 'completed',
    due,
    charges: charges.filter(({ cancelled }) => !cancelled).length,
    isUncharged: reads.visits
      .reasonsOf(visitId)
      .some(({ kind }) => kind === 'charge_cancelled_after_completion'),
  };
}
