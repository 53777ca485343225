// What a paper is called that waits, and why it came to nothing.
import type { PrintFailure, WaitingPage } from '#core/counter/prints/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const pageWords: Record<WaitingPage, MessageId> = {
  receipt: 'prints.page.receipt',
  'pos-only': 'prints.page.posOnly',
  'legal-advice': 'prints.page.legalAdvice',
  'complaint-slip': 'prints.page.complaintSlip',
  'refusal-note': 'prints.page.refusalNote',
  'queue-ticket': 'prints.page.queueTicket',
  'rate-board': 'prints.page.rateBoard',
  'day-sheet': 'prints.page.daySheet',
  'departure-letter': 'prints.page.departureLetter',
  'transfer-letters': 'prints.page.transferLetters',
};
export const failureWords: Record<PrintFailure, MessageId> = {
  PRINTER_MISSING: 'prints.failure.missing',
  PRINTER_REFUSED: 'prints.failure.refused',
  PRINTER_OUT_OF_PAPER: 'prints.failure.noPaper',
  PRINTER_STOPPED: 'prints.failure.stopped',
  UNEXPECTED: 'prints.failure.unknown',
};
