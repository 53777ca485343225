// What the screens show of matching by hand: candidates, the effect of a choice, and the day's matches by hand.
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { handCandidates } from '#core/foundation/settlement/matching/hand-candidates.ts';
import type { DayReads } from '../day-reads.ts';
import { dayStatus } from '../day-status.ts';
import { settleDay, settlementInput } from '../settle.ts';
import { type HandPair, tryByHand } from './commands.ts';
import type { candidatesOutput, HandMatch, MatchEffect } from './contract.ts';

/** More than these nobody looks through: typing finds the rest. */
const shownCandidates = 200;

/** What may be put beside a payment or a report row of a day. @throws MATCH_NOT_POSSIBLE when it has its partner */
export function candidatesFor(
  reads: DayReads,
  day: string,
  today: string,
  itemId: string,
): z.infer<typeof candidatesOutput> {
  const choice = handCandidates(settlementInput(reads, day, today), itemId);
  if (choice === null) throw refusal('MATCH_NOT_POSSIBLE', {});
  const { subject, candidates } = choice;
  return {
    subject,
    candidates: candidates.slice(0, shownCandidates),
    count: candidates.length,
  };
}

/** What a match by hand would do to the difference of its day; nothing is recorded. */
export function effectOf(reads: DayReads, day: string, today: string, pair: HandPair): MatchEffect {
  const now = settleDay(reads, day, today).settlement.differenceToGo;
  const { isPossible, far, settlement } = tryByHand(reads, day, today, pair);
  return {
    isPossible,
    far,
    differenceNow: now,
    differenceAfter: isPossible && far === null ? settlement.differenceToGo : now,
    stillWrong: settlement.exceptions
      .filter(
        (found) =>
          found.paymentIds.includes(pair.paymentId) &&
          pair.rowIds.every((rowId) => found.pspRowIds.includes(rowId)),
      )
      .map(({ kind }) => kind),
  };
}

/** Every match by hand of a day, oldest first, with what became of it. */
export function handMatchesOf(reads: DayReads, day: string, today: string): HandMatch[] {
  const recorded = reads.dayClose.handMatches(day);
  if (recorded.length === 0) return [];
  const { matches, exceptions } = dayStatus(reads, day, today);
  const counts = (paymentId: string, rowId: string): boolean =>
    matches.some((match) => match.paymentId === paymentId && match.pspRowIds.includes(rowId)) ||
    exceptions.some((found) => found.paymentIds.includes(paymentId) && found.pspRowIds.includes(rowId));
  return recorded.map(({ id, paymentId, rowId, rule, at, device, byName, withdrawal }): HandMatch => {
    const payment = reads.dayClose.money(paymentId)?.payment ?? null;
    const row = reads.dayClose.row(rowId);
    return {
      matchId: id,
      paymentId,
      rowId,
      status: withdrawal !== null ? 'withdrawn' : counts(paymentId, rowId) ? 'counts' : 'unused',
      recorded: payment === null ? null : Math.abs(payment.amount) * (payment.reversalOf === null ? 1 : -1),
      psp: row === null ? null : row.amount * (row.type === 'reversal' ? -1 : 1),
      rrn: payment?.rrn ?? null,
      reportRrn: row?.rrn ?? null,
      terminalId: payment?.terminalId ?? row?.terminalId ?? '',
      rule,
      at,
      device,
      byName,
      withdrawal,
    };
  });
}
