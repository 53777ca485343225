// What the manager does at the day's end (D21): explain, close, reopen. A closed day is immutable.
import type { z } from 'zod';
import { requireOpenDay } from '#core/business-day/require-open-day.ts';
import type { JournalReads } from '#core/journal/journal-store.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { maskCardsInText } from '#core/leaves/identifiers/card.ts';
import { ProblemError, refusal, refuse } from '#core/leaves/problems/problem-error.ts';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import type { closeInput, declareZeroInput, explainInput, Manifest, reopenInput } from './contract.ts';
import type { DayReads } from './day-reads.ts';
import { dayStanding } from './day-standing.ts';
import { dayClosed, dayReopened, exceptionExplained, zeroDeclared } from './entries.ts';
import { explanationRefusal, reopenRefusal } from './rules.ts';
import { daySummary } from './views.ts';

/**
 * "No transaction on this terminal." Saying it again changes nothing.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, TERMINAL_NOT_DESIGNATED, PSP_REPORT_NEEDED when payments are recorded on it
 */
export function declareZero(tx: Transaction, reads: DayReads, input: z.infer<typeof declareZeroInput>): void {
  const { day: forDay } = input;
  requireOpenDay(reads, forDay);
  const terminalId = cleanIdentifier(input.terminalId);
  if (!reads.payments.isDesignated(terminalId, forDay))
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  if (reads.dayClose.moneyOfDay(forDay).some(({ payment }) => payment.terminalId === terminalId))
    throw refusal('PSP_REPORT_NEEDED', { terminals: [terminalId] });
  if (reads.dayClose.declaredZero(forDay).includes(terminalId)) return;
  tx.append(zeroDeclared, { id: tx.newId(), forDay, terminalId });
}

/**
 * Settles an exception with a reason that fits its kind.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, EXCEPTION_UNKNOWN, INPUT_INVALID for a reason that does not fit, REASON_NEEDED
 * without the note that the reason needs, NOTE_TOO_THIN for money without a service and no note of substance
 */
export function explainException(
  tx: Transaction,
  reads: DayReads,
  input: z.infer<typeof explainInput>,
): void {
  const { day: forDay, exceptionKey, reasonCode, note } = input;
  requireOpenDay(reads, forDay);
  const exception = dayStanding(reads, forDay, tx.day).exceptions.find(({ key }) => key === exceptionKey);
  if (exception === undefined) throw refusal('EXCEPTION_UNKNOWN', {});
  refuse(explanationRefusal(exception.kind, reasonCode, note));
  tx.append(
    exceptionExplained,
    { id: tx.newId(), forDay, exceptionKey, kind: exception.kind, reasonCode },
    { note: maskCardsInText(note) },
  );
}

/**
 * Closes a day: clean, or with every exception explained and the manager's reason; before an earlier open day only when
 * that one is named. The caller has proved who acts.
 * @returns the head code that is printed on the day's sheet.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, EARLIER_DAY_OPEN, DRAFTS_OPEN, PSP_REPORT_NEEDED, EXCEPTIONS_UNEXPLAINED, REASON_NEEDED
 */
export function closeDay(
  tx: Transaction,
  reads: DayReads & { readonly journal: JournalReads },
  input: Omit<z.infer<typeof closeInput>, 'password'>,
): string {
  const { day: forDay, reason, outOfTurn } = input;
  const standing = dayStanding(reads, forDay, tx.day);
  const verdict = standing.verdict(reason, outOfTurn);
  if (!verdict.ok) throw new ProblemError(verdict.refusals[0]);
  const own = reads.journal.head({ device: tx.device.deviceId, epoch: tx.device.epoch });
  const headCode = headCodeOf(own.hash);
  const { terminals, exceptions, matches, late, items } = standing;
  tx.append(
    dayClosed,
    {
      id: tx.newId(),
      forDay,
      clean: verdict.isClean,
      summary: daySummary(reads, forDay, standing),
      manifest: manifestOf(reads.journal),
      items,
      headCode,
    },
    {
      reason: maskCardsInText(reason ?? ''),
      sheet: { terminals, exceptions, matches, late },
    },
  );
  return headCode;
}

/** Reopens a closed day, with a reason that shows in its report. @throws DAY_NOT_CLOSED, REASON_NEEDED */
export function reopenDay(
  tx: Transaction,
  reads: DayReads,
  input: Omit<z.infer<typeof reopenInput>, 'password'>,
): void {
  const { day: forDay, reason } = input;
  refuse(reopenRefusal(forDay, reads.businessDay.stateOf(forDay), reason));
  tx.append(dayReopened, { id: tx.newId(), forDay }, { reason: maskCardsInText(reason) });
}

function manifestOf(journal: JournalReads): Manifest {
  return journal
    .streams()
    .map(({ device, epoch }) => ({ device, epoch, ...journal.head({ device, epoch }) }));
}

/** The first 64 bits of a head, printable: `1a2b-3c4d-5e6f-7081`. */
function headCodeOf(hash: string): string {
  return hash.slice(0, 16).replace(/.{4}(?=.)/g, '$&-');
}
