// What the register calls kinds, conditions and events on screen.
import type {
  EquipmentEvent,
  EquipmentKind,
  EquipmentView,
  RepairOutcome,
  WriteOffReason,
} from '#core/assets/equipment/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-word.tsx';

export const kindWords: Readonly<Record<EquipmentKind, MessageId>> = {
  pos_terminal: 'equipment.kind.posTerminal',
  computer: 'equipment.kind.computer',
  printer: 'equipment.kind.printer',
  scanner: 'equipment.kind.scanner',
  camera: 'equipment.kind.camera',
  network: 'equipment.kind.network',
  power: 'equipment.kind.power',
  other: 'equipment.kind.other',
};

export const outcomeWords: Readonly<Record<RepairOutcome, MessageId>> = {
  repaired: 'equipment.outcome.repaired',
  replaced_part: 'equipment.outcome.replacedPart',
  no_fault_found: 'equipment.outcome.noFaultFound',
};

export const writeOffWords: Readonly<Record<WriteOffReason, MessageId>> = {
  broken: 'equipment.writeOff.broken',
  obsolete: 'equipment.writeOff.obsolete',
  returned: 'equipment.writeOff.returned',
  lost: 'equipment.writeOff.lost',
  stolen: 'equipment.writeOff.stolen',
};

export const eventWords: Readonly<Record<EquipmentEvent['kind'], MessageId>> = {
  registered: 'equipment.event.registered',
  offered: 'equipment.event.offered',
  taken: 'equipment.event.taken',
  declined: 'equipment.event.declined',
  withdrawn: 'equipment.event.withdrawn',
  recovered: 'equipment.event.recovered',
  fault: 'equipment.event.fault',
  repair: 'equipment.event.repair',
  service: 'equipment.event.service',
  stocktake: 'equipment.event.stocktake',
  written_off: 'equipment.event.writtenOff',
};

/** The one thing to know of a piece at a glance: the worst first. */
export function standingOf(piece: EquipmentView): { tone: Tone; word: MessageId } {
  if (piece.writtenOff !== null) return { tone: 'neutral', word: 'equipment.standing.writtenOff' };
  if (piece.faults.some(({ stopsWork }) => stopsWork))
    return { tone: 'bad', word: 'equipment.standing.outOfOrder' };
  if (piece.faults.length > 0) return { tone: 'warn', word: 'equipment.standing.faulty' };
  if (piece.holder?.isActive === false) return { tone: 'bad', word: 'equipment.standing.heldByLeaver' };
  if (piece.handover !== null) return { tone: 'waiting', word: 'equipment.standing.handedOver' };
  if (piece.service?.overdue === true) return { tone: 'warn', word: 'equipment.standing.serviceOverdue' };
  if (piece.isUnseen) return { tone: 'warn', word: 'equipment.standing.unseen' };
  return { tone: 'good', word: 'equipment.standing.sound' };
}
