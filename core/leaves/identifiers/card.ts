// Bank numbers and masks. A full card number never leaves this module: only first six and last four do.
import { cleanIdentifier } from '../text/fold.ts';

const FULL_CARD = /^\d{16}$/;
const MASKED_CARD = /^\d{6}[*xX•]{6}\d{4}$/;
const LAST_FOUR = /^\d{4}$/;

/**
 * The form of a card number that may be stored: `603799******1234` from a full or a masked number, or the last four
 * digits as they are; null when the text is none of them (domain.md §4).
 */
export function maskCard(text: string): string | null {
  const card = cleanIdentifier(text);
  if (FULL_CARD.test(card) || MASKED_CARD.test(card)) return `${card.slice(0, 6)}******${card.slice(-4)}`;
  return LAST_FOUR.test(card) ? card : null;
}

/**
 * Free text with every full card number in it masked: 16 digits, grouped or not, that pass Luhn and begin as cards do.
 * A case number of 16 digits begins with its year.
 */
export function maskCardsInText(text: string): string {
  return text.replace(idOrCard, (run, id: string | undefined) =>
    id === undefined && isCardNumber(cleanIdentifier(run)) ? (maskCard(run) ?? run) : run,
  );
}

/** Ids and hashes of ours, in which sixteen digits may stand together by chance; or what looks like a card number. */
const idOrCard =
  /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,})|(?<![0-9۰-۹٠-٩])(?:[0-9۰-۹٠-٩][\s\p{Cf}\p{Pd}]?){15}[0-9۰-۹٠-٩](?![0-9۰-۹٠-٩])/gu;

/** An identifier for the screen: only the last 4 characters stay visible; one of 4 or fewer is hidden whole. */
export function maskIdentifier(text: string): string {
  const id = cleanIdentifier(text);
  return id.length <= 4 ? '*'.repeat(id.length) : '*'.repeat(id.length - 4) + id.slice(-4);
}

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
