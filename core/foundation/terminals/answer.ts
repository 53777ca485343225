// What an answer of a terminal is worth (D2.107). Pure: an approval is whole and of this very sale, or the result is unknown.
import { bareTerminalId, keptRrn } from '#core/foundation/identifiers/terminal.ts';
import type { InquiryEnd, Sale, SaleEnd, TerminalAnswer } from './port.ts';

/** Of an approval that is none: what in it is missing or another's. */
export type Doubt = 'rrn' | 'amount' | 'terminal' | 'own_number';

/** What keeps an answer from being the approval of a sale; null where nothing does. The terminal's clock proves nothing and is not looked at. */
export function doubtOf(sale: Sale, terminalId: string, answer: TerminalAnswer): Doubt | null {
  if (answer.ownNumber !== sale.ownNumber) return 'own_number';
  if (answer.terminalId === undefined || bareTerminalId(answer.terminalId) !== bareTerminalId(terminalId))
    return 'terminal';
  if (answer.rialsTaken !== sale.rials) return 'amount';
  return answerRrn(answer) === null ? 'rrn' : null;
}

/** The reference number of an answer as it is kept; null where it has none. A terminal that says ten digits says so by itself (D2.135). */
export const answerRrn = ({ rrn }: TerminalAnswer): string | null =>
  rrn === undefined ? null : keptRrn(rrn, 10);

/** Of a refusal that is none: it names another sale or another terminal. */
function othersRefusal(sale: Sale, terminalId: string, answer: TerminalAnswer | undefined): Doubt | null {
  if (answer?.ownNumber !== undefined && answer.ownNumber !== sale.ownNumber) return 'own_number';
  const isOthers =
    answer?.terminalId !== undefined && bareTerminalId(answer.terminalId) !== bareTerminalId(terminalId);
  return isOthers ? 'terminal' : null;
}

/** The end of a sale as it is believed: what is not whole or is of another sale is unknown, and keeps its answer. */
export function believed<End extends SaleEnd | InquiryEnd>(
  sale: Sale,
  terminalId: string,
  end: End,
): End | Extract<SaleEnd, { end: 'unknown' }> {
  switch (end.end) {
    case 'approved': {
      const doubt = doubtOf(sale, terminalId, end.answer);
      return doubt === null ? end : { end: 'unknown', reason: doubt, answer: end.answer };
    }
    case 'declined':
    case 'cancelled': {
      const { answer } = end;
      const doubt = othersRefusal(sale, terminalId, answer);
      return doubt === null ? end : { end: 'unknown', reason: doubt, ...(answer && { answer }) };
    }
    default:
      return end;
  }
}
