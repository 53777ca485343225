// Tells the headers of one PSP's reports from those of others, so that a mapping is found again for the next file.
// Invariant: letters, spaces and the unit «ریال» do not matter, the order of the columns does.
import { createHash } from 'node:crypto';
import { foldedHeader } from './header-words.ts';
import type { Cell } from './tables.ts';

/** SHA-256 (lower-case hex) of the folded headers of a row, in the order of the file. */
export function headerFingerprint(row: readonly Cell[]): string {
  const keys = row.map(({ text }) => foldedHeader(text)).filter((key) => key !== '');
  return createHash('sha256')
    .update(`pishkhan-psp-headers-v1\n${JSON.stringify(keys)}`)
    .digest('hex');
}
