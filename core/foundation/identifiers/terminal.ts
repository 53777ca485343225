// The numbers on a POS slip. All take cleaned text (Latin digits, see `cleanIdentifier`): nothing is padded.

/** RRN (شماره مرجع): exactly 12 digits (domain.md §5). */
export function isRrn(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** STAN or trace (شماره پیگیری): exactly 6 digits (domain.md §5). */
export function isStan(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Terminal id (شماره پایانه): 7 or 8 digits, kept as text (domain.md §5). */
export function isTerminalId(text: string): boolean {
  return /^\d{7,8}$/.test(text);
}

/** A terminal id without the zeros before it, by which its spellings are one terminal: `01499905` is `1499905`. */
export function bareTerminalId(text: string): string {
  return text.replace(/^0+(?=.)/, '');
}
