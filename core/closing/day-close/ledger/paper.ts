// When the number of a paper shows that somebody had it in hand (D19.171). Pure.
import { isRrn, isStan, keptRrn } from '#core/foundation/identifiers/terminal.ts';
import type { SettlementPaper } from './contract.ts';

/** One digit over and over is what somebody types who has no paper. */
const isOneDigit = (digits: string): boolean => /^(\d)\1+$/.test(digits);

/** A letter, or what a client signed, is numbered by whoever wrote it: four digits at least. */
const isOfLetter = (number: string): boolean => {
  const digits = number.replace(/\D/g, '');
  return digits.length >= 4 && !isOneDigit(digits);
};

/**
 * Whether a cleaned number could be the number of such a paper. A slip and its reprint have a reference number of twelve digits, or ten,
 * or a trace number of six; the numbers that were recorded already (`known`) show nothing that nobody knew.
 */
export function isNumberOfPaper(
  kind: SettlementPaper,
  number: string,
  known: readonly (string | null)[],
): boolean {
  if (kind !== 'slip' && kind !== 'reprint') return isOfLetter(number);
  const asRrn = keptRrn(number, 10);
  return (
    (isStan(number) && !isOneDigit(number) && !known.includes(number)) ||
    ((isRrn(number) || asRrn !== null) && !known.includes(asRrn ?? number))
  );
}
