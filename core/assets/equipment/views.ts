// The register as it is shown: every piece as it stands today, what is due, and the history of one.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { PhotoReads } from '#core/assets/photos/queries.ts';
import type { TaskReader } from '#core/journal/log/define-duty.ts';
import type { EquipmentEvent, EquipmentView } from './contract.ts';
import type { EquipmentReads } from './queries.ts';
import { isUnseen, labelOf, scanCodeOf, serviceDueDay } from './rules.ts';

export type EquipmentViewReads = {
  readonly equipment: EquipmentReads;
  readonly staff: Pick<StaffReads, 'person'>;
  readonly photos: Pick<PhotoReads, 'photoOf'>;
};

/** Every piece as it stands on business day `today`: by label, what was written off last. */
export function equipmentList(
  { equipment, staff, photos }: EquipmentViewReads,
  today: string,
): EquipmentView[] {
  const names = equipment.names();
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const personOf = (id: string | null) => (id === null ? null : { id, name: nameOf(id) });
  const views = equipment.pieces().map((piece): EquipmentView => {
    const { custody, openFaults, inspections, writeOffs } = equipment.factsOf(piece.id);
    const { holderId, since, open } = custody;
    const services = inspections.filter(({ kind }) => kind === 'service');
    const checks = inspections.filter(({ kind }) => kind === 'stocktake');
    const dueDay =
      piece.serviceEveryDays === null
        ? null
        : serviceDueDay(piece.serviceEveryDays, services.at(-1)?.day ?? piece.day);
    const [writeOff] = writeOffs;
    const holder = personOf(holderId);
    return {
      equipmentId: piece.id,
      label: labelOf(piece),
      scanCode: scanCodeOf(piece),
      kind: piece.kind,
      title: piece.title,
      serial: piece.serial,
      terminalId: piece.terminalId,
      holder: holder === null ? null : { ...holder, isActive: staff.person(holder.id)?.state === 'active' },
      heldSince: since,
      handover:
        open === null || writeOff !== undefined ? null : handoverView(equipment.handover(open.id), personOf),
      faults: openFaults.map((fault) => ({
        faultId: fault.id,
        description: fault.description,
        stopsWork: fault.stopsWork,
        at: fault.at,
        byName: nameOf(fault.actor),
        photoId: photos.photoOf(fault.id),
      })),
      service:
        piece.serviceEveryDays === null || dueDay === null
          ? null
          : { everyDays: piece.serviceEveryDays, dueDay, overdue: dueDay < today },
      lastSeenOn: checks.at(-1)?.day ?? null,
      isUnseen: isUnseen(checks.at(-1)?.day ?? piece.day, today),
      writtenOff:
        writeOff === undefined
          ? null
          : { reason: writeOff.reason, letterNumber: writeOff.letterNumber, day: writeOff.day },
    };
  });
  return [
    ...views.filter(({ writtenOff }) => writtenOff === null),
    ...views.filter(({ writtenOff }) => writtenOff !== null),
  ];
}

type Person = { id: string; name: string | null };

function handoverView(
  handover: ReturnType<EquipmentReads['handover']>,
  personOf: (id: string | null) => Person | null,
): EquipmentView['handover'] {
  if (handover === null) return null;
  const { id, fromId, toId, condition, note, at } = handover;
  return { handoverId: id, from: personOf(fromId), to: personOf(toId), condition, note, at };
}

/**
 * What waits for this person, or is late: what was handed over to them and not answered. The rest is for the manager and the IT expert,
 * and nought for others; `heldByLeavers`: held by somebody who works here no more.
 */
export function equipmentDue(
  reads: EquipmentViewReads,
  caller: TaskReader,
  today: string,
): { toTake: number; faults: number; serviceOverdue: number; heldByLeavers: number } {
  const inUse = equipmentList(reads, today).filter(({ writtenOff }) => writtenOff === null);
  const cares = caller.role === 'manager' || caller.role === 'it_expert';
  const count = (holds: (piece: EquipmentView) => boolean) => inUse.filter(holds).length;
  const waitsFor = ({ handover }: EquipmentView): boolean =>
    handover !== null &&
    (handover.to === null
      ? caller.role === 'manager' && handover.from?.id !== caller.id
      : handover.to.id === caller.id);
  return {
    toTake: count(waitsFor),
    faults: cares ? count(({ faults }) => faults.length > 0) : 0,
    serviceOverdue: cares ? count(({ service }) => service?.overdue === true) : 0,
    heldByLeavers: cares ? count(({ holder }) => holder?.isActive === false) : 0,
  };
}

/** What happened to one piece, the latest first. */
export function equipmentHistory({ equipment }: EquipmentViewReads, equipmentId: string): EquipmentEvent[] {
  const piece = equipment.piece(equipmentId);
  if (piece === null) return [];
  const names = equipment.names();
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const facts = equipment.factsOf(equipmentId);
  const event = (
    kind: EquipmentEvent['kind'],
    fact: { id: string; at: string; actor: string | null },
    more: Partial<Pick<EquipmentEvent, 'toName' | 'condition' | 'note'>> = {},
  ): EquipmentEvent => ({
    id: fact.id,
    kind,
    at: fact.at,
    byName: nameOf(fact.actor),
    toName: null,
    condition: null,
    note: null,
    ...more,
  });
  return [
    event('registered', piece),
    ...facts.handovers.map((fact) =>
      event('offered', fact, { toName: nameOf(fact.toId), condition: fact.condition, note: fact.note }),
    ),
    ...facts.answers.map((fact) => event(fact.answer, fact, { condition: fact.condition, note: fact.note })),
    ...facts.recoveries.map((fact) =>
      event('recovered', fact, { toName: nameOf(fact.fromId), note: fact.reason }),
    ),
    ...facts.faults.map((fact) => event('fault', fact, { note: fact.description })),
    ...facts.repairs.map((fact) => event('repair', fact, { note: fact.note })),
    ...facts.inspections.map((fact) => event(fact.kind, fact, { note: fact.note })),
    ...facts.writeOffs.map((fact) => event('written_off', fact, { note: fact.note })),
  ].toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1));
}
