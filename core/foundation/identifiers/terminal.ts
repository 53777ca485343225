// The numbers on a POS slip. All take cleaned text (Latin digits, see `cleanIdentifier`): nothing is padded.

/** One digit over and over is no number of a slip, but what somebody types to get past a field (D2.80). */
const isOneDigit = (text: string): boolean => /^(\d)\1+$/.test(text);

/** RRN (شماره مرجع): exactly 12 digits (domain.md §5), not one digit repeated. */
export function isRrn(text: string): boolean {
  return /^\d{12}$/.test(text) && !isOneDigit(text);
}

/** How many digits of a reference number a PSP prints: twelve, or ten. */
export type RrnDigits = 10 | 12;

/**
 * A reference number as it is kept, in twelve digits; null when it is none. Ten are filled up with noughts, as the report's are, where
 * the PSP prints ten (D2.135).
 */
export function keptRrn(text: string, digits: RrnDigits = 12): string | null {
  const ten = digits === 10 ? /^(?:00)?(\d{10})$/.exec(text)?.[1] : undefined;
  if (ten !== undefined) return isOneDigit(ten) ? null : `00${ten}`;
  return isRrn(text) ? text : null;
}

/** STAN or trace (شماره پیگیری): exactly 6 digits (domain.md §5). A terminal counts from 000001 and so reaches 111111 (D2.80). */
export function isStan(text: string): boolean {
  return /^\d{6}$/.test(text) && text !== '000000';
}

/** Terminal id (شماره پایانه): 7 or 8 digits, kept as text (domain.md §5). */
export function isTerminalId(text: string): boolean {
  return /^\d{7,8}$/.test(text);
}

/** A terminal id without the zeros before it, by which its spellings are one terminal: `01499905` is `1499905`. */
export function bareTerminalId(text: string): string {
  return text.replace(/^0+(?=.)/, '');
}
