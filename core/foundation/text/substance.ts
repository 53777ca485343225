// Whether a text says something: the one rule for reasons and notes that the product asks for, wherever it asks.
// Pure. Invariant: what is refused is so whatever digits, letters, spaces or invisible characters stand around it.
import { foldFa } from './fold.ts';

/** Words that people type to get past a field; alone they are no reason. */
const empties = new Set([
  'تست',
  'ندارد',
  'هیچ',
  'هیچی',
  'همینطوری',
  'الکی',
  'نامشخص',
  'دلیل',
  'علت',
  'متفرقه',
  'سایر',
  'test',
  'none',
  'nothing',
  'null',
  'reason',
  'other',
  'qwerty',
  'asdfgh',
]);

const wordsOf = (text: string): string[] =>
  (foldFa(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));

/** Distinct words of two letters or more that are not one letter repeated. */
const significantWords = (text: string): string[] => [
  ...new Set(wordsOf(text).filter((word) => new Set(word).size > 1 && !empties.has(word))),
];

const lettersOf = (words: readonly string[]): string => words.join('');

/** Least letters of a reason, of them distinct ones. */
const leastOfReason = { letters: 5, distinct: 4 } as const;
/** Least words and letters of a note that has to say who was asked and what was found. */
const leastOfNote = { words: 4, letters: 15, distinct: 7 } as const;

/**
 * True for a reason in words: «.», «---», «ااااا» and «تست» are none, «بانک قطع بود» is one.
 * For reversals, reopening, withdrawing and the like.
 */
export function isReason(text: string | null): boolean {
  const letters = lettersOf(significantWords(text ?? ''));
  return letters.length >= leastOfReason.letters && new Set(letters).size >= leastOfReason.distinct;
}

/**
 * True for a note of substance, one that can say who was asked and what was found: at least four different words.
 * For what an inspector will ask about: money without a service, and the like.
 */
export function isSubstantial(text: string | null): boolean {
  const words = significantWords(text ?? '');
  const letters = lettersOf(words);
  return (
    words.length >= leastOfNote.words &&
    letters.length >= leastOfNote.letters &&
    new Set(letters).size >= leastOfNote.distinct
  );
}
