// What the answer codes of the card switch mean for money. Only this table says "declined"; a code that is not in it is
// unknown, whatever its text says (D2.101).
import { believed } from '#core/foundation/terminals/answer.ts';
import type { Sale, SaleEnd, TerminalAnswer, TerminalConnection } from '#core/foundation/terminals/port.ts';
import { unknownEnd } from './talk.ts';

/** Refused before any money moved: amount, card, expired, PIN, funds, not permitted, limits, terminal. */
const declined: ReadonlySet<string> = new Set([
  ...['13', '14', '33', '38', '51', '55', '57', '58', '61', '65', '88'],
]);
/** The client withdrew. */
const cancelled: ReadonlySet<string> = new Set(['17']);

export type CodeMeaning = 'approved' | 'declined' | 'cancelled' | 'unknown';

/**
 * The meaning of a code of two digits. Duplicates (76, 94), requests in progress (09), "try again" (19, 98) and a missing answer
 * of the issuer or the centre (20, 63, 68, 90, 91) are not in the table: money may have been taken.
 */
export function meaningOf(code: string): CodeMeaning {
  if (code === '00') return 'approved';
  if (declined.has(code)) return 'declined';
  return cancelled.has(code) ? 'cancelled' : 'unknown';
}

/** The end of a sale by the code of its answer. Approved is only what is wholly this sale's (D2.100). */
export function endByCode(
  answer: TerminalAnswer,
  sale: Sale,
  to: TerminalConnection,
  meaning: CodeMeaning = meaningOf(answer.code),
): SaleEnd {
  return meaning === 'unknown'
    ? unknownEnd('code', answer)
    : believed(sale, to.terminalId, { end: meaning, answer });
}
