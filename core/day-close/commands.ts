// What the manager does at the day's end (D21): import, match by hand, explain, close, reopen. A closed day is immutable.
import type { z } from 'zod';
import type { Desk } from '#core/desk.ts';
import type { JournalStore } from '#core/journal/journal-store.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { requireOpenDay } from '#core/premises/day-state.ts';
import { ProblemError, refusal } from '#core/problems/problem-error.ts';
import type { Reads } from '#core/reads.ts';
import type {
  closeInput,
  declareZeroInput,
  explainInput,
  matchByHandInput,
  reopenInput,
} from './contract.ts';
import {
  dayClosed,
  dayReopened,
  exceptionExplained,
  matchedByHand,
  pspImported,
  zeroDeclared,
} from './entries.ts';
import type { PspFileRows } from './psp-import/read-psp-file.ts';
import { bookingDay, reopenRefusal } from './rules.ts';
import { settleDay, settledDay } from './settle.ts';
import { daySummary } from './views.ts';

type Imported = { importId: string; rows: number; newRows: number; total: number };

/**
 * Takes the rows of a report in. What belongs to a closed day is booked to the next day that is open.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, PSP_FILE_ALREADY_IMPORTED
 */
export function importPsp(
  tx: Transaction,
  reads: Reads,
  day: string,
  fileName: string,
  file: PspFileRows,
): Imported {
  requireOpenDay(reads, day);
  const importedAt = reads.dayClose.importedAt(file.fileSha256);
  if (importedAt !== null) throw refusal('PSP_FILE_ALREADY_IMPORTED', { at: importedAt });
  const rows = file.rows.map(({ id, line: _, financialDay: __, ...row }) => ({
    rowId: id,
    ...row,
    forDay: bookingDay(row.date, tx.day, (other) => reads.premises.stateOf(other)).day,
  }));
  const newRows = rows.filter(({ rowId }) => !reads.dayClose.isRowKnown(rowId)).length;
  const perTerminal = terminalTotals(file);
  const total = perTerminal.reduce((sum, terminal) => sum + terminal.total, 0);
  const importId = tx.newId();
  const { profile, fileSha256 } = file;
  tx.append(
    pspImported,
    { importId, forDay: day, profile, fileSha256, rowCount: rows.length, total, perTerminal },
    { fileName, rows },
  );
  return { importId, rows: rows.length, newRows, total };
}

/** Successful purchases less reversals of a file, by terminal, in rials. */
export function terminalTotals(file: PspFileRows): { terminalId: string; count: number; total: number }[] {
  return [...Map.groupBy(file.rows, ({ terminalId }) => terminalId)].map(([terminalId, rows]) => ({
    terminalId,
    count: rows.length,
    total: rows
      .filter(({ status }) => status !== 'failed')
      .reduce(
        (sum, { type, amount }) => sum + (type === 'purchase' ? amount : type === 'reversal' ? -amount : 0),
        0,
      ),
  }));
}

/** "No transaction on this terminal." @throws DAY_NOT_OPEN, DAY_CLOSED, TERMINAL_NOT_DESIGNATED */
export function declareZero(tx: Transaction, reads: Reads, input: z.infer<typeof declareZeroInput>): void {
  requireOpenDay(reads, input.day);
  const { terminalId, day: forDay } = input;
  if (!reads.payments.isDesignated(terminalId, forDay)) {
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  }
  tx.append(zeroDeclared, { id: tx.newId(), forDay, terminalId });
}

/** Puts a payment and a report row together that the matcher could not. @throws DAY_NOT_OPEN, DAY_CLOSED, MATCH_NOT_POSSIBLE */
export function matchByHand(tx: Transaction, reads: Reads, input: z.infer<typeof matchByHandInput>): void {
  requireOpenDay(reads, input.day);
  const { day: forDay, paymentId, rowId } = input;
  const { exceptions } = settleDay(reads, forDay);
  const isLoose = (side: 'paymentIds' | 'pspRowIds', id: string) =>
    exceptions.some((exception) => exception[side].includes(id));
  if (!isLoose('paymentIds', paymentId) || !isLoose('pspRowIds', rowId))
    throw refusal('MATCH_NOT_POSSIBLE', {});
  tx.append(matchedByHand, { id: tx.newId(), forDay, paymentId, rowId });
}

/** Settles an exception with a reason. @throws DAY_NOT_OPEN, DAY_CLOSED, EXCEPTION_UNKNOWN, REASON_NEEDED, INPUT_INVALID */
export function explainException(tx: Transaction, reads: Reads, input: z.infer<typeof explainInput>): void {
  requireOpenDay(reads, input.day);
  const { day: forDay, exceptionKey, reasonCode, note } = input;
  const exception = settledDay(reads, forDay).exceptions.find(({ key }) => key === exceptionKey);
  if (exception === undefined) throw refusal('EXCEPTION_UNKNOWN', {});
  if (!exception.reasons.includes(reasonCode)) throw refusal('INPUT_INVALID', { fields: ['reasonCode'] });
  const needsNote = reasonCode === 'other' || reasonCode === 'reported_to_127';
  if (needsNote && note === '') throw refusal('REASON_NEEDED', {});
  tx.append(
    exceptionExplained,
    { id: tx.newId(), forDay, exceptionKey, kind: exception.kind, reasonCode },
    { note },
  );
}

/**
 * Closes a day: clean, or with every exception explained and the manager's reason.
 * @returns the head code that is printed on the day's sheet.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, DRAFTS_OPEN, PSP_REPORT_NEEDED, EXCEPTIONS_UNEXPLAINED, REASON_NEEDED
 */
export function closeDay(
  tx: Transaction,
  { reads, path }: Pick<Desk, 'reads' | 'path'>,
  input: Omit<z.infer<typeof closeInput>, 'password'>,
): string {
  const settled = settledDay(reads, input.day);
  const verdict = settled.verdict(input.reason);
  const [reason] = verdict.ok ? [] : verdict.reasons;
  if (reason !== undefined) throw new ProblemError(reason);
  const manifest = manifestOf(path.journal);
  const own = path.journal.head({ device: tx.device.deviceId, epoch: tx.device.epoch });
  const headCode = headCodeOf(own.hash);
  tx.append(
    dayClosed,
    {
      id: tx.newId(),
      forDay: input.day,
      clean: verdict.ok && verdict.isClean,
      summary: daySummary(reads, input.day, settled),
      manifest,
      headCode,
    },
    { reason: input.reason ?? '' },
  );
  return headCode;
}

/** Reopens a closed day, with a reason that shows in its report. @throws DAY_NOT_CLOSED, REASON_NEEDED */
export function reopenDay(
  tx: Transaction,
  reads: Reads,
  input: Omit<z.infer<typeof reopenInput>, 'password'>,
): void {
  const reason = reopenRefusal(input.day, reads.premises.stateOf(input.day), input.reason);
  if (reason !== null) throw new ProblemError(reason);
  tx.append(dayReopened, { id: tx.newId(), forDay: input.day }, { reason: input.reason });
}

function manifestOf(journal: JournalStore) {
  return journal
    .streams()
    .map(({ device, epoch }) => ({ device, epoch, ...journal.head({ device, epoch }) }));
}

/** The first 64 bits of a head, printable: `1a2b-3c4d-5e6f-7081`. */
function headCodeOf(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join('-');
}
