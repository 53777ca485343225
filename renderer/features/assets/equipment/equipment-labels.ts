// What the register calls kinds, conditions and events on screen.
import type { EquipmentView } from '#core/assets/equipment/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

/** The one thing to know of a piece at a glance: the worst first. */
export function equipmentStatus(piece: EquipmentView): { tone: Tone; word: MessageId } {
  if (piece.writtenOff !== null) return { tone: 'neutral', word: 'equipment.status.writtenOff' };
  if (piece.faults.some(({ stopsWork }) => stopsWork))
    return { tone: 'bad', word: 'equipment.status.outOfOrder' };
  if (piece.faults.length > 0) return { tone: 'warn', word: 'equipment.status.faulty' };
  if (piece.holder?.isActive === false) return { tone: 'bad', word: 'equipment.status.heldByLeaver' };
  if (piece.handover !== null) return { tone: 'waiting', word: 'equipment.status.handedOver' };
  if (piece.service?.overdue === true) return { tone: 'warn', word: 'equipment.status.serviceOverdue' };
  if (piece.isUnseen) return { tone: 'warn', word: 'equipment.status.unseen' };
  return { tone: 'good', word: 'equipment.status.sound' };
}
