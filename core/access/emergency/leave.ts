// Who leaves a session in an emergency ends it: what they do afterwards is under no manager's eyes and carries no mark.
import type { WritePath } from '#core/journal/log/write-path.ts';
import { emergencyEnded } from './entries.ts';
import type { EmergencyReads } from './queries.ts';

export type LeavingEmergency = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly reads: { readonly emergency: Pick<EmergencyReads, 'emergency' | 'end'> };
};

/** Writes that its person left it, unless it was ended before. */
export function leaveEmergency(desk: LeavingEmergency, emergencyId: string, personId: string): void {
  const { emergency } = desk.reads;
  if (emergency.emergency(emergencyId) === null || emergency.end(emergencyId) !== null) return;
  desk.path.execute(personId, (tx) => tx.append(emergencyEnded, { id: tx.newId(), emergencyId }));
}
