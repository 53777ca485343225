// What people do with the equipment: register it, pass it from hand to hand, report and mend faults, look after it, end
// it (D18). Both sides of a change of hands answer for it, each in their own name.
import type { z } from 'zod';
import { requireSomebodyElse } from '#core/access/staff/not-oneself.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { keepPhoto, type PhotoCommandReads } from '#core/assets/photos/commands.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import {
  type answerHandoverInput,
  type handOverInput,
  type recordInspectionInput,
  type recoverInput,
  type registerEquipmentInput,
  type repairInput,
  type reportFaultInput,
  serialSchema,
  type writeOffInput,
} from './contract.ts';
import {
  equipmentHandedOver,
  equipmentInspected,
  equipmentRecovered,
  equipmentRegistered,
  equipmentWrittenOff,
  faultRepaired,
  faultReported,
  handoverAnswered,
} from './entries.ts';
import type { EquipmentReads } from './queries.ts';
import {
  type Actor,
  answerRefusal,
  handOverRefusal,
  isWorse,
  labelOf,
  readLabel,
  readSerial,
} from './rules.ts';

export type EquipmentCommandReads = {
  readonly equipment: EquipmentReads;
  readonly staff: Pick<StaffReads, 'person' | 'accountsOf'>;
  /** The designated terminals of a business day. */
  readonly payments: {
    terminals(day: string): readonly { readonly terminalId: string; readonly inForce: boolean }[];
  };
};

const orNull = (text: string): string | null => (text === '' ? null : text);

/**
 * Registers a piece; it begins in the office's store. A POS device names the designated terminal that it is (D18.7).
 * @throws INPUT_INVALID, EQUIPMENT_ALREADY_REGISTERED
 */
export function registerEquipment(
  tx: Transaction,
  reads: EquipmentCommandReads,
  input: z.infer<typeof registerEquipmentInput>,
): string {
  const { kind, title, terminalId, serviceEveryDays } = input;
  const serial = serialSchema.safeParse(readSerial(input.serial));
  if (!serial.success) throw refusal('INPUT_INVALID', { fields: ['serial'] });
  if ((kind === 'pos_terminal') !== (terminalId !== null))
    throw refusal('INPUT_INVALID', { fields: ['terminalId'] });
  const inUse = reads.equipment.pieces().filter(({ id }) => !reads.equipment.isWrittenOff(id));
  const same = inUse.find(
    (piece) => piece.serial === serial.data || (terminalId !== null && piece.terminalId === terminalId),
  );
  if (same !== undefined) throw refusal('EQUIPMENT_ALREADY_REGISTERED', { label: labelOf(same) });
  if (terminalId !== null && !isDesignated(reads, tx.day, terminalId))
    throw refusal('INPUT_INVALID', { fields: ['terminalId'] });
  const { deskNumber } = tx.device;
  const equipmentId = tx.newId();
  tx.append(
    equipmentRegistered,
    {
      equipmentId,
      deskNumber,
      number: reads.equipment.nextNumber(deskNumber),
      kind,
      serial: serial.data,
      terminalId,
      serviceEveryDays,
    },
    { title },
  );
  return equipmentId;
}

/**
 * Offers a piece to somebody, or back to the store: it changes hands only when they say so themselves.
 * @throws NOT_FOUND, EQUIPMENT_WRITTEN_OFF, NOT_IN_YOUR_CUSTODY, HANDOVER_OPEN, OWN_ACT_FORBIDDEN, ACTION_ALREADY_DONE,
 * PERSON_NOT_ACTIVE
 */
export function handOver(
  tx: Transaction,
  reads: EquipmentCommandReads,
  actor: Actor,
  { equipmentId, toId, condition, note }: z.infer<typeof handOverInput>,
): string {
  requirePiece(reads, equipmentId);
  const { custody } = reads.equipment.factsOf(equipmentId);
  refuse(handOverRefusal(custody, actor, toId));
  requireSomebodyElse(actor.id, toId, reads.staff);
  if (toId !== null) {
    const person = reads.staff.person(toId);
    if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
    if (person.state !== 'active' || person.role === 'inspector') throw refusal('PERSON_NOT_ACTIVE', {});
  }
  const id = tx.newId();
  const body = { id, equipmentId, fromId: custody.holderId, toId, after: custody.last, condition };
  tx.append(equipmentHandedOver, body, { note: orNull(note) });
  return id;
}

/**
 * The other side of a handover: takes it in the condition in which they find it, declines it, or, for who offered it,
 * withdraws it (D18.1).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, NOT_IN_YOUR_CUSTODY, OWN_ACT_FORBIDDEN, INPUT_INVALID, REASON_NEEDED
 */
export function answerHandover(
  tx: Transaction,
  reads: EquipmentCommandReads,
  actor: Actor,
  { handoverId, answer, condition, note }: z.infer<typeof answerHandoverInput>,
): void {
  const handover = reads.equipment.handover(handoverId);
  if (handover === null) throw refusal('NOT_FOUND', { what: 'handover' });
  const { equipmentId } = handover;
  requirePiece(reads, equipmentId);
  const { custody } = reads.equipment.factsOf(equipmentId);
  if (custody.open?.id !== handoverId) throw refusal('ACTION_ALREADY_DONE', {});
  const giverIsManager = handover.actor !== null && reads.staff.person(handover.actor)?.role === 'manager';
  refuse(answerRefusal(handover, answer, actor, giverIsManager));
  if (answer !== 'withdrawn') requireSomebodyElse(actor.id, handover.actor, reads.staff);
  if ((answer === 'taken') !== (condition !== null))
    throw refusal('INPUT_INVALID', { fields: ['condition'] });
  const needsWords = answer === 'declined' || (condition !== null && isWorse(condition, handover.condition));
  if (needsWords && !isReason(note)) throw refusal('REASON_NEEDED', {});
  const body = { id: tx.newId(), equipmentId, handoverId, answer, condition };
  tx.append(handoverAnswered, body, { note: orNull(note) });
}

/**
 * Takes a piece back into the store without its holder: they left, or are away. The reason stands in its history (D18.4).
 * @throws NOT_FOUND, EQUIPMENT_WRITTEN_OFF, ACTION_ALREADY_DONE when nobody holds it, OWN_ACT_FORBIDDEN, REASON_NEEDED
 */
export function recoverEquipment(
  tx: Transaction,
  reads: EquipmentCommandReads,
  { equipmentId, reason }: z.infer<typeof recoverInput>,
): void {
  requirePiece(reads, equipmentId);
  const { custody } = reads.equipment.factsOf(equipmentId);
  if (custody.holderId === null) throw refusal('ACTION_ALREADY_DONE', {});
  requireSomebodyElse(tx.actor, custody.holderId, reads.staff);
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const body = { id: tx.newId(), equipmentId, fromId: custody.holderId, after: custody.last };
  tx.append(equipmentRecovered, body, { reason });
}

/** Anybody reports a fault, in words; it asks for a check of the premises, until one knew it. @throws NOT_FOUND, EQUIPMENT_WRITTEN_OFF, REASON_NEEDED, PHOTO_REFUSED, PHOTOS_FULL */
export function reportFault(
  tx: Transaction,
  reads: EquipmentCommandReads & PhotoCommandReads,
  { equipmentId, description, stopsWork, photo }: z.infer<typeof reportFaultInput>,
): string {
  requirePiece(reads, equipmentId);
  if (!isReason(description)) throw refusal('REASON_NEEDED', {});
  const id = tx.newId();
  tx.append(faultReported, { id, equipmentId, stopsWork }, { description });
  keepPhoto(tx, reads, photo, { of: 'equipment_fault', ofId: id });
  return id;
}

/** Ends a fault: what was done about it. @throws NOT_FOUND, ACTION_ALREADY_DONE, REASON_NEEDED */
export function repairFault(
  tx: Transaction,
  reads: EquipmentCommandReads,
  { faultId, outcome, note }: z.infer<typeof repairInput>,
): void {
  const fault = reads.equipment.fault(faultId);
  if (fault === null) throw refusal('NOT_FOUND', { what: 'fault' });
  const { equipmentId } = fault;
  const isOpen = reads.equipment.factsOf(equipmentId).openFaults.some(({ id }) => id === faultId);
  if (!isOpen) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(note)) throw refusal('REASON_NEEDED', {});
  tx.append(faultRepaired, { id: tx.newId(), equipmentId, faultId, outcome }, { note });
}

/** Records a service, or that a piece was seen. @throws NOT_FOUND, EQUIPMENT_WRITTEN_OFF */
export function recordInspection(
  tx: Transaction,
  reads: EquipmentCommandReads,
  { equipmentId, kind, note }: z.infer<typeof recordInspectionInput>,
): void {
  requirePiece(reads, equipmentId);
  tx.append(equipmentInspected, { id: tx.newId(), equipmentId, kind }, { note: orNull(note) });
}

/**
 * Records in the yearly check that a piece was seen, by its label or its type plate.
 * @throws NOT_FOUND when no piece in use has it
 */
export function confirmEquipmentSeen(tx: Transaction, reads: EquipmentCommandReads, scanned: string): string {
  const read = readSerial(scanned);
  const piece = reads.equipment
    .pieces()
    .find(
      (known) =>
        (labelOf(known) === readLabel(read) || known.serial === read) &&
        !reads.equipment.isWrittenOff(known.id),
    );
  if (piece === undefined) throw refusal('NOT_FOUND', { what: 'equipment' });
  recordInspection(tx, reads, { equipmentId: piece.id, kind: 'stocktake', note: '' });
  return piece.id;
}

/**
 * Ends a piece, with the letter that allows it. A terminal that still takes payments goes out of use first (D18.6).
 * @throws NOT_FOUND, EQUIPMENT_WRITTEN_OFF, TERMINAL_IN_USE, REASON_NEEDED
 */
export function writeOff(
  tx: Transaction,
  reads: EquipmentCommandReads,
  { equipmentId, reason, letterNumber, note }: Omit<z.infer<typeof writeOffInput>, 'password'>,
): void {
  const { terminalId } = requirePiece(reads, equipmentId);
  if (terminalId !== null && isDesignated(reads, tx.day, terminalId))
    throw refusal('TERMINAL_IN_USE', { terminal: terminalId });
  if (!isReason(note)) throw refusal('REASON_NEEDED', {});
  tx.append(equipmentWrittenOff, { id: tx.newId(), equipmentId, reason, letterNumber }, { note });
}

function isDesignated({ payments }: EquipmentCommandReads, day: string, terminalId: string): boolean {
  return payments.terminals(day).some((terminal) => terminal.terminalId === terminalId && terminal.inForce);
}

function requirePiece({ equipment }: EquipmentCommandReads, equipmentId: string) {
  const piece = equipment.piece(equipmentId);
  if (piece === null) throw refusal('NOT_FOUND', { what: 'equipment' });
  if (equipment.isWrittenOff(equipmentId)) throw refusal('EQUIPMENT_WRITTEN_OFF', {});
  return piece;
}
