// Putting a payment and a report row together by hand, and taking that back while the day is open (D21).
import type { z } from 'zod';
import { maskCardsInText } from '#core/identifiers/card.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { requireOpenDay } from '#core/premises/day-state.ts';
import { refusal } from '#core/problems/problem-error.ts';
import type { Reads } from '#core/reads.ts';
import type { matchByHandInput } from '../contract.ts';
import { matchedByHand, matchWithdrawn } from '../entries.ts';
import type { ManualMatch, Settlement } from '../matcher/shapes.ts';
import { settleDay } from '../settle.ts';
import type { withdrawMatchInput } from './contract.ts';

export type TriedMatch = { readonly isPossible: boolean; readonly settlement: Settlement };

/** The day as it would be settled with one more match by hand, and whether that match would count. */
export function tryByHand(reads: Reads, day: string, today: string, tried: ManualMatch): TriedMatch {
  const { paymentId, pspRowId } = tried;
  const { settlement } = settleDay(reads, day, today, tried);
  const { matches, exceptions, unusedManualMatches } = settlement;
  const isKnown = reads.dayClose.manualMatches(day).some((match) => match.paymentId === paymentId);
  const isTogether =
    matches.some((match) => match.paymentId === paymentId && match.pspRowIds.includes(pspRowId)) ||
    exceptions.some((found) => found.paymentIds.includes(paymentId) && found.pspRowIds.includes(pspRowId));
  const isUnused = unusedManualMatches.some(
    (unused) => unused.paymentId === paymentId || unused.pspRowId === pspRowId,
  );
  return { isPossible: !isKnown && isTogether && !isUnused, settlement };
}

/**
 * Puts a payment and a report row together that the matcher could not.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, MATCH_NOT_POSSIBLE when one is unknown to the day, taken, or of the other direction
 */
export function matchByHand(tx: Transaction, reads: Reads, input: z.infer<typeof matchByHandInput>): void {
  const { day: forDay, paymentId, rowId } = input;
  requireOpenDay(reads, forDay);
  if (!tryByHand(reads, forDay, tx.day, { paymentId, pspRowId: rowId }).isPossible)
    throw refusal('MATCH_NOT_POSSIBLE', {});
  tx.append(matchedByHand, { id: tx.newId(), forDay, paymentId, rowId });
}

/**
 * Takes a match by hand back, with a reason, by an entry that names it; both halves are loose again.
 * @returns the business day of the match.
 * @throws MATCH_NOT_STANDING when it is unknown or was taken back, DAY_NOT_OPEN, DAY_CLOSED, REASON_NEEDED
 */
export function withdrawMatch(
  tx: Transaction,
  reads: Reads,
  { matchId, note }: z.infer<typeof withdrawMatchInput>,
): string {
  const match = reads.dayClose.handMatch(matchId);
  if (match === null || match.withdrawal !== null) throw refusal('MATCH_NOT_STANDING', {});
  const { forDay } = match;
  requireOpenDay(reads, forDay);
  if (note.trim() === '') throw refusal('REASON_NEEDED', {});
  tx.append(matchWithdrawn, { id: tx.newId(), forDay, matchId }, { note: maskCardsInText(note) });
  return forDay;
}
