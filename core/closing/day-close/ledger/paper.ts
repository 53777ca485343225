// What shows that a paper was seen (D19.171). Pure.
import { isOfTerminal, type SettlementPaper } from './contract.ts';

/** One digit over and over is what somebody types who has no paper. */
const isOneDigit = (digits: string): boolean => /^(\d)\1+$/.test(digits);

/**
 * Whether a cleaned number shows the paper. It does for a letter and for what a client signed: four digits at least. What a terminal
 * printed is shown by its photo alone, since its numbers can be typed without it.
 */
export function isShownByNumber(kind: SettlementPaper, number: string): boolean {
  const digits = number.replace(/\D/g, '');
  return !isOfTerminal(kind) && digits.length >= 4 && !isOneDigit(digits);
}
