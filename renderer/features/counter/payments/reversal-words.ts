// Reasons of a reversal, in words.
import type { z } from 'zod';
import type { reversalReasonSchema } from '#core/counter/payments/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export type ReversalReason = z.infer<typeof reversalReasonSchema>;

export const reversalWords: Record<ReversalReason, MessageId> = {
  wrong_amount: 'payments.reason.wrongAmount',
  wrong_service: 'payments.reason.wrongService',
  client_withdrew: 'payments.reason.clientWithdrew',
  double_payment: 'payments.reason.doublePayment',
  terminal_error: 'payments.reason.terminalError',
};
