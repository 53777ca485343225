// Bank numbers and masks. A full card number never leaves this module: only first six and last four do.
import { cleanIdentifier, toLatinDigits } from '#core/foundation/text/fold.ts';

const cardLength = 16;
const FULL_CARD = /^\d{16}$/;
const MASKED_CARD = /^\d{6}[*xX•]{6}\d{4}$/;
const LAST_FOUR = /^\d{4}$/;

/**
 * The form of a card number that may be stored: `603799******1234` from a full or a masked number, or the last four
 * digits as they are; null when the text is none of them (domain.md §4).
 */
export function maskCard(text: string): string | null {
  const card = cleanIdentifier(text);
  if (FULL_CARD.test(card) || MASKED_CARD.test(card)) return maskOf(card);
  return LAST_FOUR.test(card) ? card : null;
}

/**
 * Free text with every full card number in it masked: 16 digits that pass Luhn and begin as cards do, wherever among other
 * numbers they begin. One space or dash may stand anywhere between them; up to three of the signs that people put between
 * groups, between four groups of four alone, so that a date beside an amount is no card. A case number of 16 digits begins
 * with its year. Takes time in proportion to the text (A21, A24).
 */
export function maskCardsInText(text: string): string {
  const runs = runsOf(text);
  let masked = '';
  let done = 0;
  for (let index = 0; index < runs.length; ) {
    const card = cardFrom(runs, index);
    const [first, last] = [runs[index], runs[index + (card?.runs ?? 1) - 1]];
    if (card !== null && first !== undefined && last !== undefined) {
      masked += `${text.slice(done, first.from)}${maskOf(card.digits)}`;
      done = last.to;
    }
    index += card?.runs ?? 1;
  }
  return masked + text.slice(done);
}

/** Digits that stand together, and how they are joined to those before them; null when by nothing that joins a card. */
type Run = {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  readonly joined: 'closely' | 'loosely' | null;
};

/** Ids and hashes of ours, in which sixteen digits may stand together by chance, and masked cards; or digits. */
const apartOrDigits =
  /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}|[0-9]{6}\*{6}[0-9]{4})|[0-9۰-۹٠-٩]+/gu;
const oneSeparator = /^[\s\p{Pd}\u2212]?$/u;
const fewSeparators = /^[\s\p{Pd}\u2212.,،٬·/\\_|]{1,3}$/u;

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let before: number | null = null;
  for (const match of text.matchAll(apartOrDigits)) {
    const [found, apart] = match;
    const to = match.index + found.length;
    if (apart === undefined)
      runs.push({
        digits: toLatinDigits(found),
        from: match.index,
        to,
        joined: before === null ? null : joinOf(text.slice(before, match.index)),
      });
    before = apart === undefined ? to : null;
  }
  return runs;
}

function joinOf(gap: string): Run['joined'] {
  const seen = gap.replace(/\p{Cf}/gu, '');
  if (oneSeparator.test(seen)) return 'closely';
  return fewSeparators.test(seen) ? 'loosely' : null;
}

/** The card that begins with a run, and of how many runs it is. */
function cardFrom(runs: readonly Run[], start: number): { digits: string; runs: number } | null {
  let digits = '';
  let isClose = true;
  let isInFours = true;
  for (let index = start; digits.length < cardLength; index += 1) {
    const run = runs[index];
    if (run === undefined || (index > start && run.joined === null)) return null;
    isClose &&= index === start || run.joined === 'closely';
    isInFours &&= run.digits.length === 4;
    digits += run.digits.slice(0, cardLength + 1);
    if (digits.length === cardLength && (isClose || isInFours) && isCardNumber(digits))
      return { digits, runs: index - start + 1 };
  }
  return null;
}

/** An identifier for the screen: only the last 4 characters stay visible; one of 4 or fewer is hidden whole. */
export function maskIdentifier(text: string): string {
  const id = cleanIdentifier(text);
  return id.length <= 4 ? '*'.repeat(id.length) : '*'.repeat(id.length - 4) + id.slice(-4);
}

const maskOf = (card: string): string => `${card.slice(0, 6)}******${card.slice(-4)}`;

/** Cards begin with 3 to 6, one bank's with 991975; numbers of cases begin with a year. */
function isCardNumber(digits: string): boolean {
  return /^(?:[3-6]|991975)/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number).reduceRight((total, digit, index) => {
    const doubled = (digits.length - index) % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
