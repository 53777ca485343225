// Takes a bank's statement in: whole, once, and only what can be held beside reports (D21.130, F47).
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import {
  type StatementLine,
  type StatementLineKind,
  type StatementMapping,
  type StatementRemark,
  statementMappingSchema,
} from '#core/foundation/settlement/bank/contract.ts';
import type { StatementRead } from '#core/foundation/settlement/bank/read-statement.ts';
import { creditedFor, settlementDayOf } from '#core/foundation/settlement/bank/settlement-days.ts';
import type { ReadStatementFile, StatementReading } from '#core/foundation/settlement/files/reading.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { bankImported, pspFileKept } from '../entries.ts';
import type { DayCloseReads } from '../queries.ts';
import type { statementImportedOutput, statementPreviewOutput } from './contract.ts';

type BankImportReads = { readonly dayClose: DayCloseReads };

/** A statement as a person sent it; `readingId` names the reading. */
export type SentStatement = {
  readonly bytes: Uint8Array;
  readonly today: string;
  readonly readingId: string;
  readonly mapping?: StatementMapping | undefined;
};

/**
 * Reads a statement before the transaction, in the reader's own thread.
 * @throws BANK_FILE_IS_REPORT (F45), PSP_COLUMNS_UNKNOWN and the other codes of a file
 */
export function readSentStatement(
  { reads, reports }: Pick<Desk, 'reads' | 'reports'>,
  { readingId, mapping, ...file }: SentStatement,
): Promise<ReadStatementFile> {
  const reading: StatementReading = {
    ...{ kind: 'statement', ...file, remembered: reads.dayClose.statementMappings() },
    ...(mapping === undefined ? {} : { mapping }),
  };
  return reports.read(reading, readingId);
}

/** What of a statement is taken in: lines from the first settlement day on that a report tells of. */
type Taken = {
  readonly lines: readonly StatementLine[];
  readonly newLines: number;
  readonly linesBefore: number;
  /** Days of which it tells everything: today is not over. Null where nothing can be held beside it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly remarks: readonly StatementRemark[];
};

function takenOf(
  { dayClose }: BankImportReads,
  read: StatementRead,
  { iban, today, former }: { readonly iban: string; readonly today: string; readonly former: string | null },
): Taken {
  const first = dayClose.firstReportedDay();
  if (first === null || read.from === null || read.to === null)
    return { lines: [], newLines: 0, linesBefore: read.lines.length, from: null, to: null, remarks: [] };
  const isClosed = dayClose.isClosedForBank();
  const since = settlementDayOf(first, isClosed);
  const firstSettled = settlementDayOf(first, isClosed, () => read.mapping.termDays);
  const lines = read.lines.filter(({ day }) => creditedFor(day, isClosed) >= firstSettled);
  const span = { from: read.from, to: read.to };
  const ids = new Set(dayClose.knownBankLines(iban, span, null).map(({ lineId }) => lineId));
  const ofOthers = dayClose.knownBankLines(iban, span, former);
  const [, from = since] = [read.from, since].toSorted();
  const [to = read.to] = [read.to, addDays(today, -1)].toSorted();
  return {
    lines,
    newLines: lines.filter(({ lineId }) => !ids.has(lineId)).length,
    linesBefore: read.lines.length - lines.length,
    ...{ from, to },
    remarks: [
      ...(read.balanceBreaks > 0 ? (['balance_breaks'] as const) : []),
      ...(contradicts(dayClose.bankCovered(iban, former), read, ofOthers)
        ? (['contradicts_earlier'] as const)
        : []),
      ...(read.hasUnreadTables ? (['unread_tables'] as const) : []),
    ],
  };
}

/** Whether a day that an earlier statement tells whole has other lines in this one (F46). */
function contradicts(
  covered: readonly DaySpan[],
  { lines, from: first, to: last }: StatementRead,
  known: readonly { readonly lineId: string; readonly date: string }[],
): boolean {
  // Of the first and the last day of a file some lines may be missing.
  const isWhole = (day: string): boolean =>
    (first ?? '') < day && day < (last ?? '') && covered.some(({ from, to }) => from < day && day < to);
  const here = new Set(lines.filter(({ day }) => isWhole(day)).map(({ lineId }) => lineId));
  const before = new Set(known.filter(({ date }) => isWhole(date)).map(({ lineId }) => lineId));
  return here.symmetricDifference(before).size > 0;
}

const rialsOf = (lines: readonly StatementLine[], kind: StatementLineKind): number =>
  sumOfRials(lines.filter((line) => line.kind === kind).map(({ rials }) => rials));

/** The account that was named, as reports spell it. @throws INPUT_INVALID for one that no report names */
function accountOf({ dayClose }: BankImportReads, named: string | undefined): string {
  const iban = cleanIdentifier(named ?? '').toUpperCase();
  if (iban !== '' && !dayClose.reportedIbans().includes(iban))
    throw refusal('INPUT_INVALID', { fields: ['iban'] });
  return iban;
}

/** What a statement holds, before anything of it is kept. */
export function previewStatement(
  reads: BankImportReads,
  read: StatementRead,
  named: string | undefined,
  today: string,
): z.infer<typeof statementPreviewOutput> {
  const iban = accountOf(reads, named);
  const former = reads.dayClose.statementOfFile(read.fileSha256);
  const taken = takenOf(reads, read, { iban, today, former: former?.importId ?? null });
  const { headers, firstLines, mapping, lacking, isUnitInDoubt, otherIn, otherOut, otherTexts } = read;
  const { skipped, unreadable, unreadableCount } = read;
  const { newLines, linesBefore, from, to, remarks } = taken;
  return {
    ...{ headers, firstLines, mapping, lacking, isUnitInDoubt, otherIn, otherOut, otherTexts },
    ...{ skipped, unreadable, unreadableCount, newLines, linesBefore, from, to, remarks },
    lines: taken.lines.length,
    credited: rialsOf(taken.lines, 'card'),
    fees: rialsOf(taken.lines, 'fee'),
    importedAt: former?.at ?? null,
    replaces: former !== null && isReadOtherwise(former, { iban, mapping }),
    ibans: reads.dayClose.reportedIbans(),
  };
}

type Told = { readonly iban: string; readonly mapping: StatementMapping };

/** Whether the same file is read otherwise now: for another account, by other columns or words, with another fee or term. */
const isReadOtherwise = (former: Told, now: Told): boolean =>
  former.iban !== now.iban ||
  !isDeepStrictEqual(former.mapping, statementMappingSchema.parse(JSON.parse(JSON.stringify(now.mapping))));

/**
 * Takes the card money of a statement in. The same file read otherwise replaces its former import, which stays with its trail (D21.186). A line that an earlier statement of the account has counts once; days before the first report are
 * left out, since nothing can be held beside them.
 * @throws PSP_COLUMNS_UNKNOWN, PSP_ROW_UNREADABLE and PSP_UNIT_UNKNOWN for what only a person can say, BANK_STATEMENT_EMPTY without a line
 * of card money to hold beside a report, PSP_FILE_ALREADY_IMPORTED, INPUT_INVALID for an account that no report names
 */
export function importStatement(
  tx: Transaction,
  reads: BankImportReads,
  { fileName, iban: named }: { readonly fileName: string; readonly iban?: string | undefined },
  read: ReadStatementFile,
): z.infer<typeof statementImportedOutput> {
  const { mapping, headerFingerprint: headerKey, fileSha256, deflated, bytes } = read;
  if (read.lacking.length > 0) throw refusal('PSP_COLUMNS_UNKNOWN', { missing: [...read.lacking] });
  if (read.isUnitInDoubt) throw refusal('PSP_UNIT_UNKNOWN', {});
  const [unreadable] = read.unreadable;
  if (unreadable !== undefined) throw refusal('PSP_ROW_UNREADABLE', { ...unreadable });
  const iban = accountOf(reads, named);
  const former = reads.dayClose.statementOfFile(fileSha256);
  const taken = takenOf(reads, read, { iban, today: tx.day, former: former?.importId ?? null });
  const { lines, newLines, from, to, remarks } = taken;
  if (from === null || to === null || !lines.some(({ kind }) => kind === 'card'))
    throw refusal('BANK_STATEMENT_EMPTY', {});
  if (former !== null && newLines === 0 && !isReadOtherwise(former, { iban, mapping }))
    throw refusal('PSP_FILE_ALREADY_IMPORTED', { at: former.at });
  const importId = tx.newId();
  tx.append(
    bankImported,
    {
      ...{
        importId,
        fileSha256,
        from,
        to,
        fee: mapping.fee,
        termDays: mapping.termDays,
        lineCount: lines.length,
      },
      credited: rialsOf(lines, 'card'),
      fees: rialsOf(lines, 'fee'),
      remarks,
      replaces: former?.importId ?? null,
    },
    { fileName: maskCardsInText(fileName), iban, headerKey, mapping, lines },
  );
  tx.append(
    pspFileKept,
    { importId, fileSha256, bytes },
    { deflated: Buffer.from(deflated).toString('base64') },
  );
  return { importId, lines: lines.length, newLines };
}
