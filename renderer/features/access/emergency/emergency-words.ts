// Why somebody was let in beside the manager, in words.
import type { EmergencyReason } from '#core/access/emergency/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const emergencyWords: Record<EmergencyReason, MessageId> = {
  out_of_touch: 'emergency.reason.outOfTouch',
  locked_out: 'emergency.reason.lockedOut',
  other: 'emergency.reason.other',
};
