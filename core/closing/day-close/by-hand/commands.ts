// Putting a payment and a report row together by hand, and taking that back while the day is open (D21).
import type { z } from 'zod';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { FarWord } from '#core/foundation/settlement/matching/contract.ts';
import { farOfPair } from '#core/foundation/settlement/matching/near.ts';
import type { ManualMatch, Settlement } from '#core/foundation/settlement/matching/shapes.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { matchedByHand, matchWithdrawn } from '../entries.ts';
import { settleDay, settlementInput } from '../settle.ts';
import type { confirmProposalsInput, handPairInput, withdrawMatchInput } from './contract.ts';

/** `far`: what of the two is not near, so that no look alone joins them (D21.161). */
export type TriedMatch = {
  readonly isPossible: boolean;
  readonly far: FarWord | null;
  readonly settlement: Settlement;
};

/** A payment and the rows of the report that are put beside it. */
export type HandPair = { readonly paymentId: string; readonly rowIds: readonly string[] };

/** The matches and exceptions in which a payment stands together with all of some rows. */
function togetherIn(
  { matches, exceptions }: Settlement,
  { paymentId, rowIds }: HandPair,
): readonly string[] | null {
  const hasAll = (pspRowIds: readonly string[]) => rowIds.every((rowId) => pspRowIds.includes(rowId));
  const match = matches.find((one) => one.paymentId === paymentId && hasAll(one.pspRowIds));
  const exception = exceptions.find((one) => one.paymentIds.includes(paymentId) && hasAll(one.pspRowIds));
  return (match ?? exception)?.pspRowIds ?? null;
}

/** The day as it would be settled with one more match by hand, and whether that match would count. */
export function tryByHand(reads: DayReads, day: string, today: string, pair: HandPair): TriedMatch {
  const { paymentId, rowIds } = pair;
  const { settlement } = settleDay(
    reads,
    day,
    today,
    rowIds.map((pspRowId): ManualMatch => ({ paymentId, pspRowId })),
  );
  const isKnown = reads.dayClose.manualMatches(day).some((match) => match.paymentId === paymentId);
  const isUnused = settlement.unusedManualMatches.some(
    (unused) => unused.paymentId === paymentId || rowIds.includes(unused.pspRowId),
  );
  const isPossible = !isKnown && !isUnused && togetherIn(settlement, pair) !== null;
  const far = isPossible ? farOfPair(settlementInput(reads, day, today), pair) : null;
  return { isPossible, far, settlement };
}

/**
 * Puts a payment and a report row together that the matcher could not, or several rows that add up to the payment: a mistyped number.
 * What is not near stays two differences, which facts mend or words end (D21.161).
 * @throws DAY_NOT_OPEN, DAY_CLOSED, MATCH_NOT_POSSIBLE when one is unknown to the day, taken, or of the other
 * direction, or several rows are not the payment's amount, MATCH_TOO_FAR
 */
export function matchByHand(tx: Transaction, reads: DayReads, input: z.infer<typeof handPairInput>): void {
  const { day: forDay, paymentId, rowIds } = input;
  requireOpenDay(reads, forDay);
  const { isPossible, far } = tryByHand(reads, forDay, tx.day, { paymentId, rowIds });
  if (!isPossible) throw refusal('MATCH_NOT_POSSIBLE', {});
  if (far !== null) throw refusal('MATCH_TOO_FAR', { why: far });
  for (const rowId of rowIds) tx.append(matchedByHand, { id: tx.newId(), forDay, paymentId, rowId });
}

/**
 * Takes matches as they are proposed: the manager has held slip and row side by side. Several at once only where the report
 * has no reference numbers at all; where the numbers differ each is looked at by itself (D21.17).
 * @throws DAY_NOT_OPEN, DAY_CLOSED, EXCEPTION_UNKNOWN, PROPOSALS_DIFFER
 */
export function confirmProposals(
  tx: Transaction,
  reads: DayReads,
  { day: forDay, exceptionKeys }: z.infer<typeof confirmProposalsInput>,
): void {
  requireOpenDay(reads, forDay);
  const proposed = new Map(
    settleDay(reads, forDay, tx.day)
      .settlement.exceptions.filter(({ kind }) => kind === 'match_proposed')
      .map((exception) => [exception.key, exception]),
  );
  for (const key of new Set(exceptionKeys)) {
    const exception = proposed.get(key);
    const [paymentId] = exception?.paymentIds ?? [];
    if (exception === undefined || paymentId === undefined) throw refusal('EXCEPTION_UNKNOWN', {});
    const isMissing = exception.saw.note === 'pair' && exception.saw.words.includes('rrn_missing');
    if (!isMissing && exceptionKeys.length > 1) throw refusal('PROPOSALS_DIFFER', {});
    for (const rowId of exception.pspRowIds)
      tx.append(matchedByHand, { id: tx.newId(), forDay, paymentId, rowId });
  }
}

/**
 * Takes a match by hand back, with a reason, by an entry that names it; both halves are loose again. Several rows that
 * count together as one payment come apart together, each by an entry of its own.
 * @returns the business day of the match.
 * @throws MATCH_NOT_IN_FORCE when it is unknown or withdrawn, DAY_NOT_OPEN, DAY_CLOSED, REASON_NEEDED
 */
export function withdrawMatch(
  tx: Transaction,
  reads: DayReads,
  { matchId, note }: z.infer<typeof withdrawMatchInput>,
): string {
  const match = reads.dayClose.handMatch(matchId);
  if (match === null || match.withdrawal !== null) throw refusal('MATCH_NOT_IN_FORCE', {});
  const { forDay } = match;
  requireOpenDay(reads, forDay);
  if (!isReason(note)) throw refusal('REASON_NEEDED', {});
  const { paymentId, rowId } = match;
  const pair = togetherIn(settleDay(reads, forDay, tx.day).settlement, { paymentId, rowIds: [rowId] });
  const together = reads.dayClose
    .handMatches(forDay)
    .filter((one) => one.paymentId === paymentId && one.withdrawal === null)
    .filter((one) => one.id === matchId || pair?.includes(one.rowId));
  for (const one of together)
    tx.append(matchWithdrawn, { id: tx.newId(), forDay, matchId: one.id }, { note: maskCardsInText(note) });
  return forDay;
}
