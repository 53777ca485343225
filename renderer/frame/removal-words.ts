// Why a PC left the office, in words.
import type { RemovalReason } from '#core/replication/peers/contract.ts';
import type { MessageId } from '../i18n/messages.ts';

export const removalWords: Readonly<Record<RemovalReason, MessageId>> = {
  lost: 'peers.removed.lost',
  stolen: 'peers.removed.stolen',
  retired: 'peers.removed.retired',
  replaced: 'peers.removed.replaced',
};
