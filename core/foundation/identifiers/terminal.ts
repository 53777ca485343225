// The numbers on a POS slip. All take cleaned text (Latin digits, see `cleanIdentifier`): nothing is padded.

/** One digit over and over is no number of a slip, but what somebody types to get past a field (D2.80). */
const isOneDigit = (text: string): boolean => /^(\d)\1+$/.test(text);

/** RRN (شماره مرجع): exactly 12 digits (domain.md §5), not one digit repeated. */
export function isRrn(text: string): boolean {
  return /^\d{12}$/.test(text) && !isOneDigit(text);
}

/** STAN or trace (شماره پیگیری): exactly 6 digits (domain.md §5), not one digit repeated. */
export function isStan(text: string): boolean {
  return /^\d{6}$/.test(text) && !isOneDigit(text);
}

/** Terminal id (شماره پایانه): 7 or 8 digits, kept as text (domain.md §5). */
export function isTerminalId(text: string): boolean {
  return /^\d{7,8}$/.test(text);
}

/** A terminal id without the zeros before it, by which its spellings are one terminal: `01499905` is `1499905`. */
export function bareTerminalId(text: string): string {
  return text.replace(/^0+(?=.)/, '');
}
