// What was served and not paid for, as exceptions of the day on which it came about (D21).
// Invariant: read from the facts; what was paid after all, or is explained as less than the tariff already, is none.
import type { ServedUnpaid } from '#core/counter/visits/contract.ts';
import type { DayReads } from './day-reads.ts';
import type { UnpaidKind } from './explanations/contract.ts';

const kindOf: Readonly<Record<ServedUnpaid['kind'], UnpaidKind>> = {
  payment_reversed: 'served_payment_reversed',
  charge_cancelled: 'served_charge_cancelled',
  charge_lowered: 'served_charge_lowered',
  cancelled_unpaid: 'verified_cancelled_unpaid',
  completed_underpaid: 'served_underpaid',
};

export type Unpaid = {
  readonly key: string;
  readonly kind: UnpaidKind;
  readonly ofDay: string;
  /** The number of the visit. */
  readonly subject: string;
  readonly paymentIds: readonly string[];
  readonly visitId: string;
  /** Rials that did not come in. */
  readonly amount: number;
  readonly isEndedApart: boolean;
};

/**
 * What came to pass on a day. `underTariff`: visits whose payment the settlement itself calls less than the tariff, with
 * the rials by which it does; a completion that left no more than that unpaid is said there already (D21.13).
 */
export function unpaidOf(reads: DayReads, day: string, underTariff: ReadonlyMap<string, number>): Unpaid[] {
  return stillUnpaid(reads, day)
    .filter(
      ({ kind, visitId, amount }) =>
        kind !== 'completed_underpaid' || amount > (underTariff.get(visitId) ?? 0),
    )
    .map(({ kind, factId, visitId, visitNumber, amount, isEndedApart }) => ({
      key: `${kindOf[kind]}:${factId}`,
      kind: kindOf[kind],
      ofDay: day,
      subject: visitNumber,
      paymentIds: kind === 'payment_reversed' ? [factId] : [],
      visitId,
      amount,
      isEndedApart,
    }));
}

/** What came to pass on a day and is still not paid. */
const stillUnpaid = (reads: DayReads, day: string): ServedUnpaid[] =>
  reads.visitState.servedUnpaid(day).filter(({ isSettled }) => !isSettled);
