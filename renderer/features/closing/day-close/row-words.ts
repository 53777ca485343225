// The words of a report row's type and state.
import type { PspRowStatus, PspRowType } from '#core/foundation/settlement/files/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const typeWords: Record<PspRowType, MessageId> = {
  purchase: 'dayClose.type.purchase',
  reversal: 'dayClose.type.reversal',
  other: 'dayClose.type.other',
};

export const statusWords: Record<PspRowStatus, MessageId> = {
  successful: 'dayClose.status.successful',
  failed: 'dayClose.status.failed',
  unknown: 'dayClose.status.unknown',
};
