// What a typed text may mean: words of a name, the beginning of a number, the number of a receipt or a complaint, the
// beginning of a tracking code; each also as if the keyboard had been in the other layout. Pure.
import { trackingAlphabet } from '#core/counter/complaints/rules.ts';
import { cleanIdentifier, foldFa, toLatinDigits } from '#core/foundation/text/fold.ts';
import { fromLatinLayout, fromPersianLayout } from '#core/foundation/text/keyboard.ts';

/** Fewest digits by which an identifier, a phone or a reference number is looked for. */
const fewestDigits = 4;
/** Fewest letters by which a name is looked for; shorter words only narrow what the others find. */
const fewestLetters = 2;
const fewestCodeCharacters = 4;
/** Words of a name beyond these are not looked at. */
export const wordsAtMost = 4;

export type Meanings = {
  /** Folded words of a name, one list a reading; each holds at least one word that can be looked for. */
  readonly names: readonly (readonly string[])[];
  /** The beginning of a reference number or of the judiciary's tracking number; no client is found by it. */
  readonly digits: string | null;
  /** A receipt of the day, or a complaint of this desk. */
  readonly number: number | null;
  /** A complaint by desk and number, as its slip has them. */
  readonly numberOfDesk: { readonly deskNumber: number; readonly number: number } | null;
  /** Beginnings of tracking codes. */
  readonly codes: readonly string[];
};

/** All that a typed text may mean. */
export function meaningsOf(typed: string): Meanings {
  const readings = [typed, fromLatinLayout(typed), fromPersianLayout(typed)];
  const digits = asDigits(typed);
  return {
    names: distinct(readings.map((reading) => foldFa(reading)))
      .map(nameParts)
      .filter((words) => words.some(isSearchable)),
    digits: digits !== null && digits.length >= fewestDigits ? digits : null,
    number: digits !== null && digits.length <= fewestDigits && Number(digits) > 0 ? Number(digits) : null,
    numberOfDesk: numberOfDesk(typed),
    codes: distinct(readings.map((reading) => cleanIdentifier(reading).toUpperCase())).filter(
      isCodeBeginning,
    ),
  };
}

export type Whole = {
  /** As long as a national code, a legal id or the id of a foreigner, which has ten to twelve digits and no check digit. */
  readonly identifier: string | null;
  /** A mobile number in its one form. */
  readonly mobile: string | null;
};

/**
 * The whole identifier or phone that a text is, or null. By these alone a client is found by number, and only by the command
 * that journals it (D16.4, D16.19): nothing is asked while one is being typed.
 */
export function wholeOf(typed: string): Whole | null {
  const digits = asDigits(typed);
  if (digits === null) return null;
  const identifier = digits.length >= 10 && digits.length <= 12 ? digits : null;
  const mobile = wholeMobile(digits);
  return identifier === null && mobile === null ? null : { identifier, mobile };
}

/** Whether a word is long enough to be looked for on its own. */
export function isSearchable(word: string): boolean {
  return word.length >= fewestLetters;
}

function nameParts(folded: string): readonly string[] {
  return /\d/.test(folded) ? [] : folded.split(' ').filter(Boolean).slice(0, wordsAtMost);
}

function asDigits(typed: string): string | null {
  const digits = cleanIdentifier(typed).replace(/^\+/, '00');
  return /^\d{1,24}$/.test(digits) ? digits : null;
}

/** 0912…, 912…, 98912… and 0098912… are one number. */
function wholeMobile(digits: string): string | null {
  const local = digits.replace(/^(?:0098|98|0)?(?=9)/, '0');
  return local.startsWith('09') && local.length === 11 ? local : null;
}

function numberOfDesk(typed: string): { deskNumber: number; number: number } | null {
  const [, desk, number] = /^\s*(\d{1,2})\s*[-–/]\s*(\d{1,6})\s*$/.exec(toLatinDigits(typed)) ?? [];
  return desk === undefined || number === undefined
    ? null
    : { deskNumber: Number(desk), number: Number(number) };
}

function isCodeBeginning(code: string): boolean {
  return (
    code.length >= fewestCodeCharacters && [...code].every((letter) => trackingAlphabet.includes(letter))
  );
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
