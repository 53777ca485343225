// Whether a file is a statement of a bank account: it has what came in, what went out or the balance, and names no terminal.
// Such a file says nothing of single transactions, so it is refused as what it is (F20).
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import { foldedHeader, hintOf } from './header-words.ts';
import { fileLimits } from './limits.ts';
import type { Table } from './tables.ts';

const movements: readonly RegExp[] = [
  /^(?:مبلغ|گردش|مبلغگردش)?(?:بدهکار|برداشت|bed|debit|debitamount|withdrawals?)$/,
  /^(?:مبلغ|گردش|مبلغگردش)?(?:بستانکار|واریز|واریزی|bes|credit|creditamount|deposits?)$/,
];
const balance = /^(?:مبلغ)?(?:مانده|ماندهحساب|موجودی|balance|runningbalance)$/;
/** A header has so many texts at least. */
const leastOfHeader = 3;
/** Numbers, dates and times: a line that has one is no header. */
const isValue = (text: string): boolean => /^[\d\s/:.,٬-]+$/.test(foldFa(text));

/** Both directions of an account, or one of them with the balance; or a balance where no card is named either. */
function isStatement(table: Table): boolean {
  return table.slice(0, fileLimits.rowsToHeader).some((cells) => {
    const texts = cells.flatMap(({ text }) => (text === '' ? [] : [text]));
    if (texts.length < leastOfHeader || texts.some(isValue)) return false;
    if (texts.some((text) => hintOf('terminal', text) >= 0)) return false;
    const keys = texts.map(foldedHeader);
    const moved = movements.filter((words) => keys.some((key) => words.test(key))).length;
    if (!keys.some((key) => balance.test(key))) return moved === movements.length;
    return moved > 0 || !texts.some((text) => hintOf('card', text) >= 0);
  });
}

/** @throws PSP_FILE_IS_STATEMENT when one of the tables is a statement of an account */
export function requireNoStatement(tables: readonly Table[]): void {
  if (tables.some(isStatement)) throw refusal('PSP_FILE_IS_STATEMENT', {});
}
