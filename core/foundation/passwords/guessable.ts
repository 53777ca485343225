// Which passwords anyone here would try: one list and one rule, at the desk, at the province and for the key of an office.
// What is known is taken out of a password; what stays must be enough. A number is known: years, dates, telephones and
// national codes, one's own among them, are the first that is tried.
import { foldFa } from '#core/foundation/text/fold.ts';
import { fromLatinLayout, fromPersianLayout } from '#core/foundation/text/keyboard.ts';
import { knownWords } from './known-words.ts';
import { soundOf } from './sound-of-name.ts';
import { isTopPassword } from './top-passwords.ts';

/**
 * Why a password is guessed: one run of keys or one part over and over; digits only; the own name; known words; one word, with
 * or without a number.
 */
export type GuessableReason = 'run' | 'digits' | 'name' | 'words' | 'one_word';

/** Characters that must stay when known words and numbers are taken out. */
const enough = 5;
/** One word is taken from this length. */
const longWord = 16;
const longestWord = 20;

const keyOf = (text: string): string => foldFa(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
/** Made for the first password: a launch asks for none. */
let words: ReadonlySet<string> | undefined;

/** Letters and digits in the order of a keyboard or of counting, in one direction. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'ضصثقفغعهخحجچ',
  'شسیبلاتنمکگ',
  'ظطزرذدپو',
].map(keyOf);
const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row) =>
    [...row].slice(1).flatMap((key, index) => [`${row[index]}${key}`, `${key}${row[index]}`]),
  ),
);
const isStep = (a = '', b = ''): boolean => a === b || neighbours.has(a + b);

/**
 * Why a password is one that anyone would try; null when it is not (D11.7, A8, N14).
 * @param own names of whoever chooses it, as the office or the province knows them
 */
export function whyGuessable(password: string, own: readonly string[] = []): GuessableReason | null {
  const text = foldFa(password);
  const key = keyOf(password);
  if (key === '' || isOneRun(key) || repeats(key)) return 'run';
  if (!/\p{L}/u.test(key)) return 'digits';
  const readings = readingsOf(text).map(keyOf);
  if (readings.some((reading) => isTopPassword(reading) || unknownIn(reading, noWords) < enough))
    return 'words';
  const names = ownWords(text, own);
  if (names.size > 0 && readings.some((reading) => unknownIn(reading, names) < enough)) return 'name';
  const parts = text.match(/\p{L}+/gu) ?? [];
  return parts.length === 1 && [...text].length < longWord ? 'one_word' : null;
}

const noWords: ReadonlySet<string> = new Set();

/** As it is written, backwards, with signs and digits read as letters, and under the other layout of the keyboard. */
function readingsOf(text: string): readonly string[] {
  return [
    text,
    [...text].reverse().join(''),
    asLetters(text, 'i'),
    asLetters(text, 'l'),
    fromLatinLayout(text),
    fromPersianLayout(text),
  ];
}

const lookLike: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '+': 't', '(': 'c' },
};

/** «p@ssw0rd» as «password»; a number of three digits and more stays one. */
function asLetters(text: string, one: 'i' | 'l'): string {
  return text.replaceAll(/\d+|[@$+(!|]/g, (signs) =>
    /^\d{3}/.test(signs) ? signs : signs.replaceAll(/[\d@$+(!|]/g, (sign) => lookLike[sign] ?? one),
  );
}

/** How many characters are left of a key without known words, rows of keys and numbers: the fewest possible. */
function unknownIn(key: string, names: ReadonlySet<string>): number {
  words ??= new Set(knownWords.map(keyOf));
  const left: number[] = Array.from({ length: key.length + 1 }, () => 0);
  for (let at = key.length - 1; at >= 0; at -= 1) {
    let fewest = 1 + (left[at + 1] ?? 0);
    const free = Math.max(stepsFrom(key, at), numberFrom(key, at));
    for (let size = 3; size <= Math.max(longestWord, free) && at + size <= key.length; size += 1) {
      const after = left[at + size] ?? 0;
      if (after >= fewest) continue;
      const part = key.slice(at, at + size);
      if (size <= free || words.has(part) || names.has(part) || isTopPassword(part)) fewest = after;
    }
    left[at] = fewest;
  }
  return left[0] ?? 0;
}

/** How many keys of one row follow each other from here, no more than a word has; 0 for fewer than three. */
function stepsFrom(key: string, at: number): number {
  let size = 1;
  while (size < longestWord && at + size < key.length && isStep(key[at + size - 1], key[at + size]))
    size += 1;
  return size < 3 ? 0 : size;
}

/** How many digits stand together from here, no more than a word has letters; 0 for fewer than three. */
function numberFrom(key: string, at: number): number {
  let size = 0;
  while (size < longestWord && /\d/.test(key[at + size] ?? '')) size += 1;
  return size < 3 ? 0 : size;
}

/** Whether nearly every key follows the one before it in a row, or repeats it. */
function isOneRun(key: string): boolean {
  const keys = [...key];
  const steps = keys.slice(1).filter((one, index) => isStep(keys[index], one)).length;
  return keys.length > 1 && steps / (keys.length - 1) >= 0.8;
}

/** One short part over and over: «12121212», «سلامسلام». */
function repeats(key: string): boolean {
  return [1, 2, 3, 4].some((size) => key.length >= 2 * size && key.slice(size) === key.slice(0, -size));
}

/** The parts of the own names, and what of the text sounds like one of them in Latin letters: «maryam» of «مریم». */
function ownWords(text: string, own: readonly string[]): ReadonlySet<string> {
  const parts = own
    .flatMap((name) => foldFa(name).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((part) => part.length > 2);
  const sounds = new Set([...parts, parts.join('')].map(soundOf).filter((sound) => sound.length > 1));
  const alike = (text.match(/[a-z]+/g) ?? []).filter((part) => sounds.has(soundOf(part)));
  return new Set([...parts, ...alike]);
}
