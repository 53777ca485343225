// Sessions in an emergency as they are listed: who, beside whom, why, until when, and how much was done in them.

import type { StaffReads } from '#core/access/staff/queries.ts';
import type { Emergency } from './contract.ts';
import type { EmergencyReads, KeptEmergency } from './queries.ts';

export type EmergencyViewReads = {
  readonly emergency: EmergencyReads;
  readonly staff: Pick<StaffReads, 'person' | 'nameOf'>;
  /** The office's PCs by device, with the number of their desk. */
  readonly records: { desks(): ReadonlyMap<string, { readonly deskNumber: number | null }> };
};

/** A session can be worked in until somebody ended it, its time is over or its person may not work any more. `now` is UTC. */
export function isRunning(
  { emergency, staff }: Pick<EmergencyViewReads, 'emergency' | 'staff'>,
  { id, personId, expiresAt }: KeptEmergency,
  now: string,
): boolean {
  return emergency.end(id) === null && now < expiresAt && staff.person(personId)?.state === 'active';
}

/** The list, in the order in which it comes. */
export function emergencyViews(
  reads: EmergencyViewReads,
  kept: readonly KeptEmergency[],
  now: string,
): Emergency[] {
  const { emergency, staff, records } = reads;
  const desks = records.desks();
  return kept.map((one) => {
    const end = emergency.end(one.id);
    const { id, personId, actor, reasonCode, reason, at, day, expiresAt, device } = one;
    return {
      emergencyId: id,
      personId,
      personName: staff.nameOf(personId) ?? '',
      managerName: staff.nameOf(actor) ?? '',
      reasonCode,
      reason,
      at,
      day,
      expiresAt,
      endedAt: end?.at ?? null,
      deskNumber: desks.get(device)?.deskNumber ?? null,
      acts: emergency.acts(one),
      isRunning: isRunning(reads, one, now),
    };
  });
}
