// A departure as it is shown and printed: every access, what is open, and whether it took too long.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { Departure } from './contract.ts';
import type { DepartureReads } from './queries.ts';
import { departureStatus } from './rules.ts';

export type DepartureViewReads = {
  readonly departures: DepartureReads;
  readonly staff: Pick<StaffReads, 'person'>;
};

/** One departure, or null (D9.8). */
export function departureView({ departures, staff }: DepartureViewReads, cutOffId: string): Departure | null {
  const found = departures.departure(cutOffId);
  const person = found === null ? null : staff.person(found.cutOff.personId);
  if (found === null || person === null) return null;
  const { cutOff, byName, systems, cuts, closing } = found;
  const names = departures.systemNames();
  const { open, doneAt, late } = departureStatus({ leftAt: cutOff.leftAt, cutAt: cutOff.at, systems }, cuts);
  return {
    cutOffId,
    personId: person.id,
    name: person.name,
    role: person.role,
    reasonCode: cutOff.reasonCode,
    leftAt: cutOff.leftAt,
    cutAt: cutOff.at,
    byName,
    accesses: systems.map((systemId) => {
      const first = cuts.find((cut) => cut.systemId === systemId);
      return {
        system: { systemId, name: names.get(systemId) ?? null },
        cut:
          first === undefined
            ? null
            : {
                outcome: first.outcome,
                by: first.cutBy,
                cutAt: first.cutAt,
                proof: first.proof,
              },
      };
    }),
    open: open.length,
    doneAt,
    late,
    closed:
      closing === null
        ? null
        : {
            at: closing.closing.at,
            byName: closing.byName,
            letterNumber: closing.closing.letterNumber,
            letterDay: closing.closing.letterDay,
            reason: closing.closing.reason,
          },
  };
}

/** Departures that are not closed, the earliest cut-off first. */
export function openDepartures(reads: DepartureViewReads): Departure[] {
  return reads.departures.openCutOffs().flatMap((cutOffId) => departureView(reads, cutOffId) ?? []);
}
