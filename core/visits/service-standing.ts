// Where a visit stands now, for the acts that may make it unpaid or pay for it after all (D21).
import type { AccountView } from '#core/payments/contract.ts';
import type { PaymentReads } from '#core/payments/queries.ts';
import type { VisitReads } from './queries.ts';
import type { ServiceStanding } from './unpaid-changes.ts';

type Known = {
  readonly account: Pick<AccountView, 'charges' | 'due'>;
  readonly ending: ReturnType<VisitReads['ending']>;
};

/** Where a visit stands; `known` from whoever has read it already. */
export function serviceStanding(
  reads: { readonly payments: Pick<PaymentReads, 'account'>; readonly visits: VisitReads },
  visitId: string,
  known?: Known,
): ServiceStanding {
  const { charges, due } = known?.account ?? reads.payments.account(visitId);
  const { kind } = (known === undefined ? reads.visits.ending(visitId) : known.ending) ?? {};
  const isCompleted = kind === 'completed';
  return {
    isCompleted,
    due,
    charges: charges.filter(({ cancelled }) => !cancelled).length,
    isUncharged:
      isCompleted &&
      reads.visits.reasonsOf(visitId).some((one) => one.kind === 'charge_cancelled_after_completion'),
  };
}
