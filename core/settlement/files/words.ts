// The words by which PSPs name the type and the status of a transaction.
// Invariant: a word that is not known is never taken for harmless: an unknown type stops, an unknown status counts.
import { foldFa } from '#core/leaves/text/fold.ts';
import type { PspMapping, PspRowStatus, PspRowType } from './contract.ts';

export interface PspWords {
  readonly purchase: readonly string[];
  readonly reversal: readonly string[];
  readonly other: readonly string[];
  readonly successful: readonly string[];
  readonly failed: readonly string[];
}

const key = (text: string): string => foldFa(text).replace(/[\s_-]/g, '');
const keys = (words: readonly string[] = []): readonly string[] => words.map(key);

/** Matched as parts of the printed word, so «برگشت از خرید» is a reversal and «خرید کالا» a purchase. */
export const builtInWords: PspWords = {
  purchase: keys(['خرید', 'فروش', 'purchase', 'sale']),
  reversal: keys(['برگشت', 'معکوس', 'اصلاحیه', 'ابطال', 'استرداد', 'reversal', 'reverse', 'refund', 'void']),
  other: keys(['مانده', 'موجودی', 'قبض', 'شارژ', 'balance', 'bill', 'charge', 'topup']),
  successful: keys(['موفق', 'تایید', 'انجام شد', 'success', 'approved', 'ok']),
  failed: keys([
    'ناموفق',
    'نشد',
    'نشده',
    'خطا',
    'رد شد',
    'لغو',
    'عدم',
    'unsuccess',
    'fail',
    'declin',
    'reject',
    'error',
  ]),
};

/** The built-in words and those that the office added for a PSP; its own go first. */
export const withWords = (own: NonNullable<PspMapping['words']>): PspWords => ({
  purchase: [...keys(own.purchase), ...builtInWords.purchase],
  reversal: [...keys(own.reversal), ...builtInWords.reversal],
  other: [...keys(own.other), ...builtInWords.other],
  successful: [...keys(own.successful), ...builtInWords.successful],
  failed: [...keys(own.failed), ...builtInWords.failed],
});

const holds = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text === word || (word.length > 2 && text.includes(word)));

/** The type that the words name, or null when none does. */
export const readType = (text: string, words: PspWords): PspRowType | null => {
  const word = key(text);
  if (holds(word, words.reversal)) return 'reversal';
  // «خرید شارژ» is a purchase of air time, which no terminal of an office settles to the office.
  if (holds(word, words.other)) return 'other';
  return holds(word, words.purchase) ? 'purchase' : null;
};

/** The status that the words name; `reversed` is a purchase that the PSP has already taken back. */
export const readStatus = (text: string, words: PspWords): PspRowStatus | 'reversed' => {
  const word = key(text);
  if (word === '') return 'unknown';
  if (holds(word, words.failed)) return 'failed';
  if (holds(word, words.reversal)) return 'reversed';
  return holds(word, words.successful) ? 'successful' : 'unknown';
};
