// Whether a file is a statement of a bank account: it has what came in, what went out or the balance, and names no terminal.
// Such a file says nothing of single transactions, so it is no report (F20); and a report is no statement (F45).
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import { foldedHeader, hintOf } from './header-words.ts';
import { fileLimits } from './limits.ts';
import type { Table } from './tables.ts';

/** How banks head what went out, what came in and what is there. */
export const statementHeaders = {
  debit: /^(?:مبلغ|گردش|مبلغگردش)?(?:بدهکار|برداشت|bed|debit|debitamount|withdrawals?)$/,
  credit: /^(?:مبلغ|گردش|مبلغگردش)?(?:بستانکار|واریز|واریزی|bes|credit|creditamount|deposits?)$/,
  balance: /^(?:مبلغ)?(?:مانده|ماندهحساب|موجودی|balance|runningbalance)$/,
} as const;
const { balance, ...byDirection } = statementHeaders;
const movements: readonly RegExp[] = Object.values(byDirection);
/** A header has so many texts at least. */
const leastOfHeader = 3;
/** Numbers, dates and times: a line that has one is no header. */
const isValue = (text: string): boolean => /^[\d\s/:.,٬-]+$/.test(foldFa(text));

/** The texts of the rows that may be a header. */
const headersOf = (table: Table): string[][] =>
  table
    .slice(0, fileLimits.rowsToHeader)
    .map((cells) => cells.flatMap(({ text }) => (text === '' ? [] : [text])))
    .filter((texts) => texts.length >= leastOfHeader && !texts.some(isValue));

/** Both directions of an account, or one of them with the balance; or a balance where no card is named either. */
function isStatement(table: Table): boolean {
  return headersOf(table).some((texts) => {
    if (texts.some((text) => hintOf('terminal', text) >= 0)) return false;
    const keys = texts.map(foldedHeader);
    const moved = directionsIn(texts);
    if (!keys.some((key) => balance.test(key))) return moved === movements.length;
    return moved > 0 || !texts.some((text) => hintOf('card', text) >= 0);
  });
}

/** @throws PSP_FILE_IS_STATEMENT when one of the tables is a statement of an account */
export function requireNoStatement(tables: readonly Table[]): void {
  if (tables.some(isStatement)) throw refusal('PSP_FILE_IS_STATEMENT', {});
}

const directionsIn = (texts: readonly string[]): number => {
  const keys = texts.map(foldedHeader);
  return movements.filter((words) => keys.some((key) => words.test(key))).length;
};

/** A terminal, and a number or card of a transaction; a bank may name them beside both directions of an account. */
const isReport = (table: Table): boolean =>
  headersOf(table).some((texts) => {
    if (directionsIn(texts) === movements.length) return false;
    const names = (field: 'terminal' | 'rrn' | 'stan' | 'card'): boolean =>
      texts.some((text) => hintOf(field, text) >= 0);
    return names('terminal') && (names('rrn') || names('stan') || names('card'));
  });

/** @throws BANK_FILE_IS_REPORT when one of the tables is the report of a PSP (F45) */
export function requireStatement(tables: readonly Table[]): void {
  if (!tables.some(isStatement) && tables.some(isReport)) throw refusal('BANK_FILE_IS_REPORT', {});
}
