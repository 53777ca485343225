// What was filed without its fee, or completed with nothing on the POS, as exceptions of the day on which it came about (D1.26, D1.28,
// D4.17, D21.22).
// Invariant: computed at read time from the facts, so that every order of arrival gives the same, and what was put right is none.
import { feeDifference } from '#core/counter/visits/filing-rules.ts';
import type { DayReads } from './day-reads.ts';
import type { FilingKind } from './explanations/contract.ts';

export type FilingFinding = {
  readonly key: string;
  readonly kind: FilingKind;
  readonly ofDay: string;
  /** The number of the visit in the whole office: `3-12`. */
  readonly subject: string;
  readonly paymentIds: readonly string[];
  readonly visitId: string;
  /** Rials that were charged here, and that the judiciary's own system says; null where it is not about an amount. */
  readonly amounts: { readonly charged: number; readonly stated: number } | null;
};

/** What a business day has to explain of its filings and of what cost nothing. */
export function filingFindings(reads: DayReads, day: string): FilingFinding[] {
  const found = (
    kind: FilingKind,
    identity: string,
    visitId: string,
    subject: string,
    amounts: FilingFinding['amounts'] = null,
  ): FilingFinding => ({
    key: `${kind}:${identity}`,
    kind,
    ofDay: day,
    subject,
    paymentIds: [],
    visitId,
    amounts,
  });
  return [
    ...reads.dayClose
      .trackingNumbersTwice(day)
      .map(({ filingId, visitId, number }) => found('tracking_number_twice', filingId, visitId, number)),
    // A further filing, or a further charge that falls, is a new fact.
    ...reads.dayClose
      .filedWithoutFee(day)
      .map(({ visitId, number, filings, units }) =>
        found('filed_without_fee', `${visitId}:${filings}:${units}`, visitId, number),
      ),
    ...reads.dayClose.filedWithOfficeFee(day).flatMap(({ visitId, number }) => {
      const differs = feeDifference({
        charged: reads.fees.chargedForFilings(visitId),
        units: reads.fees.toFile(visitId).reduce((sum, { units }) => sum + units, 0),
        stated: reads.visits.filings(visitId).map(({ officeFee }) => officeFee),
      });
      if (differs === null) return [];
      const identity = `${visitId}:${differs.charged}:${differs.stated}`;
      return [found('filing_fee_differs', identity, visitId, number, differs)];
    }),
    ...reads.dayClose
      .completedWithoutPos(day)
      .map(({ endingId, visitId, number }) => found('completed_without_pos', endingId, visitId, number)),
  ];
}
