// Where a visit stands now, for the acts that may make it unpaid or pay for it after all (D21).
import type { ServiceStatus } from '#core/counter/visits/unpaid-changes.ts';

type Account = { readonly charges: readonly { readonly cancelled: boolean }[]; readonly due: number };
type Ending = { readonly kind: string } | null;

/** What is read of a visit to know where it stands. */
export type ServiceVisitReads = {
  ending(visitId: string): Ending;
  reasonsOf(visitId: string): readonly { readonly kind: string }[];
};

/** Where a visit stands; `known` from whoever has read it already. */
export function serviceStatus(
  reads: { readonly payments: { account(visitId: string): Account }; readonly visits: ServiceVisitReads },
  visitId: string,
  known?: { readonly account: Account; readonly ending: Ending },
): ServiceStatus {
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
