// A POS device that passes with its terminal when a desk is handed over: one act of each side covers both (D18.10, D2.8). A giver who
// does not hold the device hands over the terminal alone.

import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { Condition, HandoverAnswer } from './contract.ts';
import { equipmentHandedOver, handoverAnswered } from './entries.ts';
import type { EquipmentReads } from './queries.ts';
import { type Actor, type Custody, handOverRefusal, isWorse, labelOf } from './rules.ts';

type DeviceReads = { readonly equipment: EquipmentReads };
export type Device = {
  readonly equipmentId: string;
  readonly terminalId: string;
  /** Number on its label, e.g. E1-7. */
  readonly label: string;
  readonly title: string | null;
  readonly custody: Custody;
};

/** The devices in use of these terminals: at most one each. */
export function devicesOf({ equipment }: DeviceReads, terminalIds: readonly string[]): Device[] {
  return equipment.pieces().flatMap((piece) => {
    const { id: equipmentId, terminalId, title } = piece;
    const isAsked = terminalId !== null && terminalIds.includes(terminalId);
    if (!isAsked || equipment.isWrittenOff(equipmentId)) return [];
    const { custody } = equipment.factsOf(equipmentId);
    return [{ equipmentId, terminalId, label: labelOf(piece), title, custody }];
  });
}

/** True when this person is who gives the device away: it is with them, or in the store and they are its manager. */
export const holds = (actor: Actor, { custody: { holderId } }: Device): boolean =>
  holderId === null ? actor.isManager : holderId === actor.id;

/** The devices that wait to change hands from one person to another, with what the giver said of them. */
export function devicesInHandover(
  reads: DeviceReads,
  terminalIds: readonly string[],
  { fromId, toId }: { readonly fromId: string | null; readonly toId: string },
) {
  return devicesOf(reads, terminalIds).flatMap((device) => {
    const { open } = device.custody;
    const said = open === null ? null : reads.equipment.handover(open.id);
    if (said === null || said.actor !== fromId || said.toId !== toId) return [];
    return [{ ...device, handoverId: said.id, condition: said.condition }];
  });
}

/**
 * Offers the devices of these terminals that the giver holds, in the condition that they say of all of them (D18.10).
 * @throws INPUT_INVALID without a condition, HANDOVER_OPEN when one is on its way already
 */
export function offerDevices(
  tx: Transaction,
  reads: DeviceReads,
  actor: Actor,
  {
    toId,
    terminalIds,
    condition,
  }: { toId: string; terminalIds: readonly string[]; condition: Condition | null },
): void {
  for (const device of devicesOf(reads, terminalIds).filter((known) => holds(actor, known))) {
    const { equipmentId, custody } = device;
    refuse(handOverRefusal(custody, actor, toId));
    if (condition === null) throw refusal('INPUT_INVALID', { fields: ['condition'] });
    const body = {
      id: tx.newId(),
      equipmentId,
      fromId: custody.holderId,
      toId,
      after: custody.last,
      condition,
    };
    tx.append(equipmentHandedOver, body, { note: null });
  }
}

/**
 * Answers for the devices what was answered for the desk: taken in the condition in which the taker finds them.
 * @throws INPUT_INVALID without a condition, REASON_NEEDED for one that is worse than the giver said and has no words
 */
export function answerDevices(
  tx: Transaction,
  reads: DeviceReads,
  handover: {
    readonly fromId: string | null;
    readonly toId: string;
    readonly terminalIds: readonly string[];
  },
  { answer, condition, note }: { answer: HandoverAnswer; condition: Condition | null; note: string },
): void {
  for (const device of devicesInHandover(reads, handover.terminalIds, handover)) {
    const found = answer === 'taken' ? condition : null;
    if (answer === 'taken' && found === null) throw refusal('INPUT_INVALID', { fields: ['condition'] });
    if (found !== null && isWorse(found, device.condition) && !isReason(note))
      throw refusal('REASON_NEEDED', {});
    const { equipmentId, handoverId } = device;
    const body = { id: tx.newId(), equipmentId, handoverId, answer, condition: found };
    tx.append(handoverAnswered, body, { note: note === '' ? null : note });
  }
}
