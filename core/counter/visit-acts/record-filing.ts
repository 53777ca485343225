// What the judiciary's own system answered when a unit of a service was filed: tracking number, branch and time, beside the
// visit whose charge it is filed for.
import type { z } from 'zod';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type {
  recordFilingInput,
  recordFilingTwiceInput,
  withdrawFilingInput,
} from '#core/counter/visits/contract.ts';
import { filingWithdrawn, visitFiled, visitReasonGiven } from '#core/counter/visits/entries.ts';
import { filingRefusal, numberKeyOf } from '#core/counter/visits/filing-rules.ts';
import { isCheckedAnew, type OpenVisitReads } from '#core/counter/visits/open-visit.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { isTrackingNumber } from '#core/foundation/identifiers/tracking-number.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

type FilingReads = OpenVisitReads & {
  readonly fees: Pick<FeeReads, 'toFile'>;
  readonly payments: PaymentReads;
  readonly visitState: Pick<VisitStateReads, 'row'>;
};

/**
 * Records the filing of a charged unit of a visit that is paid or exempt, on whatever day the answer came; with `replaces` it
 * puts a filing of the visit right. What the manager completed underpaid counts as paid as far as that went (D1.12, D1.25, D1.26).
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_NOT_OPEN for a visit that was refused or cancelled, FEES_NOT_CHARGED,
 * VISIT_NOT_PAID, IDENTITY_NEEDED, NO_FILING_SERVICE_CHARGED, FILED_ALREADY, INPUT_INVALID for what is no tracking number, TRACKING_NUMBER_TAKEN
 */
export function recordFiling(
  tx: Transaction,
  reads: FilingReads,
  input: z.infer<typeof recordFilingInput>,
): void {
  const filing = readFiling(tx, reads, input);
  const [taken] = standingElsewhere(reads, filing);
  if (taken !== undefined) {
    const { visitId, visitNumber, day } = taken;
    throw refusal('TRACKING_NUMBER_TAKEN', { visitId, visitNumber, day });
  }
  file(tx, filing);
}

/**
 * Records a number that stands in the office already, with a reason; the day that takes it names it (D1.26). The caller has
 * proved who acts, and that it is the manager.
 * @throws what recordFiling throws; REASON_NEEDED, INPUT_INVALID for a number that stands nowhere else
 */
export function recordFilingTwice(
  tx: Transaction,
  reads: FilingReads,
  { reason, ...input }: Omit<z.infer<typeof recordFilingTwiceInput>, 'password'>,
): void {
  const filing = readFiling(tx, reads, input);
  if (standingElsewhere(reads, filing).length === 0)
    throw refusal('INPUT_INVALID', { fields: ['trackingNumber'] });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const actId = file(tx, filing);
  const { visitId } = input;
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'filed_twice', actId },
    { reason: maskCardsInText(reason) },
  );
}

/**
 * Takes back a filing of the visit that was never made for it: its number is free, and its unit is to be filed again (D1.111). The
 * caller has proved who acts, and that it is the manager.
 * @throws NOT_FOUND where the filing does not stand in the visit, DAY_NOT_OPEN, DAY_CLOSED, REASON_NEEDED
 */
export function withdrawFiling(
  tx: Transaction,
  reads: OpenVisitReads,
  { visitId, filingId, reason }: Omit<z.infer<typeof withdrawFilingInput>, 'password'>,
): void {
  if (reads.visits.filings(visitId).every((filing) => filing.filingId !== filingId))
    throw refusal('NOT_FOUND', { what: 'filing' });
  requireOpenDay(reads, tx.day);
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const actId = tx.newId();
  tx.append(filingWithdrawn, { id: actId, visitId, filingId });
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'filing_withdrawn', actId },
    { reason: maskCardsInText(reason) },
  );
}

/** Somebody whose identifier was corrected is not checked anew yet (D1.219): for whom it would be filed is not known. */
export const awaitsCheck = (
  { visits, identity }: Pick<FilingReads, 'visits' | 'identity'>,
  visitId: string,
) =>
  identity.latest(visitId)?.outcome !== 'verified' &&
  visits.forms(visitId).some((form) => isCheckedAnew({ visits }, form));

/** Charged units of a visit's services that are filed. */
export const unitsToFile = ({ fees }: Pick<FilingReads, 'fees'>, visitId: string): number =>
  fees.toFile(visitId).reduce((sum, { units }) => sum + units, 0);

/** Those of them that are not filed. */
export const unitsOpen = (reads: Pick<FilingReads, 'fees' | 'visits'>, visitId: string): number =>
  Math.max(0, unitsToFile(reads, visitId) - reads.visits.filings(visitId).length);

type Filing = {
  readonly body: { visitId: string; governmentCharge?: number; officeFee?: number; replaces?: string };
  readonly kept: { trackingNumber: string; branch: string; filedTime: string };
};

/** The filing as it would be recorded, once the visit takes one. */
function readFiling(
  tx: Transaction,
  reads: FilingReads,
  {
    visitId,
    branch,
    filedTime,
    governmentCharge,
    officeFee,
    replaces,
    ...given
  }: z.infer<typeof recordFilingInput>,
): Filing {
  const row = reads.visitState.row(visitId);
  if (row === null) throw refusal('NOT_FOUND', { what: 'visit' });
  requireOpenDay(reads, tx.day);
  const { charges, due } = reads.payments.account(visitId);
  const filings = reads.visits.filings(visitId);
  const replaced = filings.filter(({ filingId }) => filingId === replaces);
  if (replaces !== undefined && replaced.length === 0) throw refusal('NOT_FOUND', { what: 'filing' });
  refuse(
    filingRefusal({
      state: row.state,
      charges: charges.filter(({ cancelled }) => !cancelled).length,
      due: due > reads.payments.acceptedUnder(visitId) ? due : 0,
      units: unitsToFile(reads, visitId),
      filings: filings.length - replaced.length,
    }),
  );
  if (awaitsCheck(reads, visitId)) throw refusal('IDENTITY_NEEDED', {});
  const trackingNumber = cleanIdentifier(given.trackingNumber);
  if (!isTrackingNumber(trackingNumber)) throw refusal('INPUT_INVALID', { fields: ['trackingNumber'] });
  return {
    body: {
      visitId,
      // Recorded beside: what is due here does not know it (D4.15, D4.17).
      ...(governmentCharge == null ? {} : { governmentCharge }),
      ...(officeFee == null ? {} : { officeFee }),
      ...(replaces === undefined ? {} : { replaces }),
    },
    kept: { trackingNumber, branch, filedTime },
  };
}

/** The filings of the office under the same number, but for the one that is put right. */
const standingElsewhere = ({ visits }: FilingReads, { body, kept }: Filing) =>
  visits.filedUnder(numberKeyOf(kept.trackingNumber)).filter(({ filingId }) => filingId !== body.replaces);

function file(tx: Transaction, { body, kept }: Filing): string {
  const id = tx.newId();
  tx.append(visitFiled, { id, ...body }, kept);
  return id;
}
