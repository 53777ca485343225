// What the manager does at the day's end (D21): explain, close, reopen. A closed day is immutable.
import type { z } from 'zod';
import { type AccessLogCommandReads, logBulkAccess } from '#core/access/access-log/commands.ts';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { ProblemError, refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { isDoubtfulFile } from './batches.ts';
import type {
  closeInput,
  declareZeroInput,
  explainInput,
  Manifest,
  reopenInput,
  setLimitInput,
  tellBatchInput,
} from './contract.ts';
import type { DayReads } from './day-reads.ts';
import { dayStatus } from './day-status.ts';
import {
  batchTold,
  dayClosed,
  dayReopened,
  exceptionExplained,
  explanationLimitSet,
  zeroDeclared,
} from './entries.ts';
import { usualLimit } from './ledger/alone.ts';
import { reportKey } from './ledger/contract.ts';
import { differenceOf } from './ledger/views.ts';
import { explanationRefusal, reopenRefusal } from './rules.ts';
import { daySummary } from './views.ts';

/**
 * "No transaction on this terminal", by the batch slip that it printed. Saying it again changes nothing (D21.4). It is said of a closed day
 * too whose close went without the report of that terminal (D21.171).
 * @throws DAY_NOT_OPEN, DAY_CLOSED, TERMINAL_NOT_DESIGNATED, REPORT_LEFT_TO_PROVINCE after its term, PSP_REPORT_NEEDED when payments are recorded on it or its slip
 * has a total, BATCH_ALREADY_USED for another day, INPUT_INVALID for a number that is none
 */
export function declareZero(tx: Transaction, reads: DayReads, input: z.infer<typeof declareZeroInput>): void {
  const { day: forDay } = input;
  const terminalId = cleanIdentifier(input.terminalId);
  if (reads.dayClose.openDifference(reportKey(terminalId, forDay)) === null) requireOpenDay(reads, forDay);
  if (!reads.payments.countsAtClose(terminalId, forDay))
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  // After its term nobody of the office says that there is nothing (D21.240).
  if (differenceOf(reads, reportKey(terminalId, forDay), tx.day)?.needsProvince === true)
    throw refusal('REPORT_LEFT_TO_PROVINCE', {});
  const isOne = (spelling: string): boolean => bareTerminalId(spelling) === bareTerminalId(terminalId);
  if (reads.dayClose.moneyOfDay(forDay).some(({ payment }) => isOne(payment.terminalId)))
    throw refusal('PSP_REPORT_NEEDED', { terminals: [terminalId] });
  const batchNumber = requireBatchNumber(reads, input.batchNumber, { terminalId, forDay });
  const { batchTotal } = input;
  if (batchTotal > 0) throw refusal('PSP_REPORT_NEEDED', { terminals: [terminalId] });
  if ([...reads.dayClose.declaredZero(forDay).keys()].some(isOne)) return;
  tx.append(zeroDeclared, { id: tx.newId(), forDay, terminalId, batchNumber, batchTotal });
}

/**
 * What the terminal's own batch slip says of a day, beside the report (D21.111) or in its place (D21.135). Of several the last counts. What
 * it says otherwise is of the ledger, and of a closed day no slip is told again (D21.174).
 * @throws DAY_NOT_OPEN, DAY_CLOSED, TERMINAL_NOT_DESIGNATED, BATCH_ALREADY_USED for another day, INPUT_INVALID for a number that is none
 */
export function tellBatch(tx: Transaction, reads: DayReads, input: z.infer<typeof tellBatchInput>): void {
  const { day: forDay, count, total } = input;
  requireOpenDay(reads, forDay);
  const terminalId = cleanIdentifier(input.terminalId);
  if (!reads.payments.countsAtClose(terminalId, forDay))
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  const batchNumber = requireBatchNumber(reads, input.batchNumber, { terminalId, forDay });
  tx.append(batchTold, { id: tx.newId(), forDay, terminalId, batchNumber, count, total });
}

/** The number of a batch slip, which counts for one day (D21.16). @throws INPUT_INVALID, BATCH_ALREADY_USED */
function requireBatchNumber(
  { dayClose }: Pick<DayReads, 'dayClose'>,
  typed: string,
  { terminalId, forDay }: { readonly terminalId: string; readonly forDay: string },
): string {
  const batchNumber = cleanIdentifier(typed);
  if (!/^\d{1,12}$/.test(batchNumber)) throw refusal('INPUT_INVALID', { fields: ['batchNumber'] });
  const usedFor = dayClose.dayOfBatch(terminalId, batchNumber, forDay);
  if (usedFor !== null) throw refusal('BATCH_ALREADY_USED', { day: usedFor });
  return batchNumber;
}

/**
 * Explains what a close names, with a reason that fits its kind and what was found.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, EXCEPTION_UNKNOWN, INPUT_INVALID for a reason that does not fit and for what the ledger keeps open,
 * REASON_NEEDED without the words that the reason needs
 */
export function explainException(
  tx: Transaction,
  reads: DayReads,
  { day: forDay, exceptionKey, reasonCode, note }: z.infer<typeof explainInput>,
): void {
  requireOpenDay(reads, forDay);
  const exception = dayStatus(reads, forDay, tx.day).exceptions.find(({ key }) => key === exceptionKey);
  if (exception === undefined) throw refusal('EXCEPTION_UNKNOWN', {});
  refuse(explanationRefusal(exception.reasons, reasonCode, note));
  tx.append(
    exceptionExplained,
    { id: tx.newId(), forDay, exceptionKey, kind: exception.kind, reasonCode },
    { note: maskCardsInText(note) },
  );
}

/**
 * Sets the amount (rials) above which money without a service ends only with a second person's word. A higher one is set by two (D20.65).
 * @throws what recordLoosening throws
 */
export function setExplanationLimit(
  tx: Transaction,
  reads: Pick<DayReads, 'dayClose'> & LooseningReads,
  { amount }: Pick<z.infer<typeof setLimitInput>, 'amount'>,
  word: BesideWord | null,
): void {
  const before = reads.dayClose.explanationLimit()?.amount ?? usualLimit;
  const id = tx.newId();
  if (amount > before)
    recordLoosening(tx, reads, word, {
      ...{ control: 'limit', settingId: id, about: null, title: null },
      ...{ before: String(before), after: String(amount) },
    });
  tx.append(explanationLimitSet, { id, amount });
}

/**
 * Closes a day: with every sign explained and the manager's reason; what the ledger keeps open does not hold it up (D21.74). Before an earlier open day, or without a
 * PC that was not heard from, only when that one is named. The caller has proved who acts (D11.2).
 * Every known way round a rule was refused by then, or is found here and named (D19.3).
 * @returns the head code that is printed on the day's sheet.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, EARLIER_DAY_OPEN, PEERS_MISSING, DRAFTS_OPEN, PSP_IMPORT_UNFINISHED, EXCEPTIONS_UNEXPLAINED,
 * REASON_NEEDED
 */
export function closeDay(
  tx: Transaction,
  reads: DayReads & AccessLogCommandReads & { readonly journal: JournalReads },
  input: Omit<z.infer<typeof closeInput>, 'password'>,
): string {
  const { day: forDay, reason } = input;
  const status = dayStatus(reads, forDay, tx.day);
  const verdict = status.verdict(reason, input);
  if (!verdict.ok) throw new ProblemError(verdict.refusals[0]);
  logBulkAccess(tx, reads);
  const own = reads.journal.head({ device: tx.device.deviceId, epoch: tx.device.epoch });
  const headCode = headCodeOf(own.hash);
  const { terminals, exceptions, matches, late, items } = status;
  const figures = status.figures();
  if (figures === null) throw new Error('an open day has its figures');
  const summary = daySummary(reads, forDay, tx.day, status);
  const isDue =
    summary.ledger.open.some((one) => one.day === forDay && one.state !== 'awaited') ||
    summary.withoutReport.length > 0 ||
    // A file that the office read its own way, or that is in doubt, is believed with the terminal's own slip beside it alone (D21.242).
    terminals.some((one) => one.batch === undefined && isDoubtfulFile(one.batchAsked)) ||
    // A slip of zero and a payment contradict each other (D21.110).
    terminals.some((one) => one.report === 'declared_zero' && one.recordedPayments > 0);
  tx.append(
    dayClosed,
    {
      id: tx.newId(),
      forDay,
      clean: verdict.isWithoutSigns && !isDue,
      summary,
      manifest: manifestOf(reads.journal),
      items,
      headCode,
    },
    {
      reason: maskCardsInText(reason ?? ''),
      sheet: { terminals, exceptions, matches, late, figures },
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

/** The heads of all streams with their hashes, each by the epoch that its entries say. */
function manifestOf(journal: JournalReads): Manifest {
  return journal.streams().map(({ device, epoch }) => ({
    device,
    epoch: journal.wireEpoch({ device, epoch }),
    ...journal.head({ device, epoch }),
  }));
}

/** The first 64 bits of a head, printable: `1a2b-3c4d-5e6f-7081`. */
function headCodeOf(hash: string): string {
  return hash.slice(0, 16).replace(/.{4}(?=.)/g, '$&-');
}
