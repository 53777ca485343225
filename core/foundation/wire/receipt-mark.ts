// How a receipt's code is told from any other scan, without reading it.
import { toLatinDigits } from '#core/foundation/text/fold.ts';

/** What every code begins with. */
export const receiptMark = '1270';

/** The digits of what was scanned or pasted, without spaces, line breaks and marks of direction. */
export function receiptDigits(typed: string): string {
  return toLatinDigits(typed).replace(/[\s\p{Cf}]/gu, '');
}

/** True for what may be a receipt's code: many digits behind the mark. */
export function looksLikeReceipt(typed: string): boolean {
  const digits = receiptDigits(typed);
  return /^\d{100,2000}$/.test(digits) && digits.startsWith(receiptMark);
}
