// Persian text in the forms that the product compares: digits, search keys and identifiers.
// Every function is pure and idempotent: folding what is already folded changes nothing.
// Invariant: what the journal drops (unseen.ts) makes no difference here, so a key is that of the text that is stored.
import { dropUnseen } from './unseen.ts';

const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;

/** Persian (۰-۹) and Arabic (٠-٩) digits become 0-9; everything else stays. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
  });
}

/** Latin and Arabic digits become ۰-۹; everything else stays. */
export function toPersianDigits(text: string): string {
  return toLatinDigits(text).replace(/[0-9]/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)));
}

/** Letters that are typed or exported in several code points, and the one that the product keeps. */
const LETTERS: Readonly<Record<string, string>> = {
  '\u064a': 'ی', // ي Arabic yeh
  '\u0649': 'ی', // ى alef maksura
  '\u0643': 'ک', // ك Arabic kaf
  '\u06aa': 'ک', // ڪ swash kaf
};

/** Further letters that only a search may take as equal, because they change what is written. */
const SEARCH_LETTERS: Readonly<Record<string, string>> = {
  ...LETTERS,
  '\u0629': 'ه', // ة teh marbuta
  '\u06d5': 'ه', // ە (ۀ decomposes to it)
  '\u06c1': 'ه', // ہ
  '\u06c3': 'ه', // ۃ
  '\u06be': 'ه', // ھ
  '\u0671': 'ا', // ٱ alef wasla
};

/** Text in which nothing is to be found that is written in two ways: most cells of a report are such. */
const BARE = /^[0-9A-Za-z*]*$/;
const ASCII = /^[\t-\r -~]*$/;

function replaceLetters(text: string, letters: Readonly<Record<string, string>>): string {
  return text.replace(/[\u0600-\u06ff]/g, (letter) => letters[letter] ?? letter);
}

/**
 * The key under which text is found: two spellings that a clerk would call the same word give the same key.
 *
 * Compatibility decomposition (NFKD) undoes presentation forms (ﻻ → لا) and splits off every mark, and all marks
 * are dropped. So آ أ إ become ا, ؤ becomes و, ئ becomes ی and ۀ becomes ه: names are written both ways in
 * documents, and a search that finds one too many is better than one that misses a client. Tatweel and whatever nobody
 * sees, ZWNJ and bidi marks among it, are removed, white space is collapsed, digits are Latin and Latin letters are lower case.
 */
export function foldFa(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/\s+/g, ' ').trim();
  const bare = dropUnseen(text.normalize('NFKD')).replace(/[\p{M}\u0640]/gu, '');
  return toLatinDigits(replaceLetters(bare, SEARCH_LETTERS)).toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * An identifier as it is stored: Latin digits, Persian ی and ک, without spaces, dashes and whatever nobody sees.
 * Never pads and never changes case; what is not an identifier comes out just as wrong (domain.md §4).
 */
export function cleanIdentifier(text: string): string {
  if (BARE.test(text)) return text;
  return dropUnseen(toLatinDigits(replaceLetters(text, LETTERS))).replace(/[\s\p{Pd}\u2212]/gu, '');
}
