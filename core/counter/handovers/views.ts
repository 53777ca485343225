// What the screens show of handing desks over.

import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { devicesInHandover, devicesOf, holds } from '#core/assets/equipment/desk-devices.ts';
import type { EquipmentReads } from '#core/assets/equipment/queries.ts';
import type { VisitRow } from '#core/counter/visits/contract.ts';
import { subtotalsOf, type TerminalReads } from './commands.ts';
import type { HandoverView } from './contract.ts';
import type { HandoverReads } from './queries.ts';
import { handedOverTo, keeperOf } from './rules.ts';

type ViewReads = {
  readonly handovers: HandoverReads;
  /** Visits as rows, and those of a day that still need somebody. */
  readonly visitState: {
    readonly row: (visitId: string) => VisitRow | null;
    readonly drafts: (day: string) => readonly VisitRow[];
  };
  readonly payments: TerminalReads;
  readonly staff: Pick<StaffReads, 'nameOf'>;
  readonly equipment: EquipmentReads;
};

/** What a person could pass on now: the open visits that they keep, and the terminals that they did not pass on yet. */
export function atHandOf(reads: ViewReads, person: Person, today: string) {
  const ofDay = reads.handovers.ofDay(today);
  const visits = reads.visitState
    .drafts(today)
    .filter(({ visitId, by }) => keeperOf({ id: visitId, openedBy: by }, ofDay) === person.id)
    .map(({ visitId, number, deskNumber, clientName }) => ({ visitId, number, deskNumber, clientName }));
  const own = reads.payments
    .terminals(today)
    .filter(({ inForce, terminalId }) => inForce && handedOverTo(person.id, terminalId, ofDay) === null);
  const ids = [...new Set(own.map(({ terminalId }) => terminalId))];
  const actor = { id: person.id, isManager: person.role === 'manager' };
  const devices = devicesOf(reads, ids).map((device) => {
    const { terminalId, label, title, custody } = device;
    const { holderId } = custody;
    const holderName = reads.staff.nameOf(holderId);
    return { terminalId, label, title, goesAlong: holds(actor, device), holderName };
  });
  return { visits, terminals: subtotalsOf(reads, today, ids), devices };
}

/** The handovers of a day that a person has a part in; all of them for the manager. The oldest first. */
export function handoversFor(reads: ViewReads, person: Person, day: string): HandoverView[] {
  const { nameOf } = reads.staff;
  return reads.handovers
    .ofDay(day)
    .filter(({ fromId, toId }) => person.role === 'manager' || fromId === person.id || toId === person.id)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ id, at, fromId, toId, visitIds, terminals, answer }) => ({
      handoverId: id,
      at,
      fromId,
      fromName: nameOf(fromId),
      toId,
      toName: nameOf(toId),
      visits: visitIds.flatMap((visitId) => {
        const row = reads.visitState.row(visitId);
        if (row === null) return [];
        const { deskNumber, number, clientName } = row;
        return [{ visitId, deskNumber, number, clientName }];
      }),
      terminals: [...terminals],
      devices:
        answer === null
          ? devicesInHandover(
              reads,
              terminals.map(({ terminalId }) => terminalId),
              { fromId, toId },
            ).map(({ terminalId, label, title, condition }) => ({ terminalId, label, title, condition }))
          : [],
      answer,
    }));
}
