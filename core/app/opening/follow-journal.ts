// Sessions follow what the journal says, from whichever PC it came: a cut-off or a new code ends every session of that
// person (D9), also where another password was chosen by the time it is heard of, and who signs in at another PC ends
// their session here (D11). Whatever any clock says: of two sign-ins the one counts that knew the other, and where neither
// did, the same one at both PCs.
import { keepLeftDrafts, type LeavingDesk } from '#core/access/departures/keep-left-drafts.ts';
import type { EmergencyReads } from '#core/access/emergency/queries.ts';
import type { InspectionReads } from '#core/access/inspections/queries.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { Sessions } from '#core/access/staff/sessions.ts';
import type { Topic } from '#core/journal/log/reads.ts';

type FollowingDesk = LeavingDesk & {
  readonly sessions: Pick<Sessions, 'all' | 'end' | 'leavers' | 'takeLeft' | 'putLeft'>;
  readonly reads: {
    readonly staff: Pick<StaffReads, 'person' | 'newestSignIn' | 'activation'>;
    readonly inspections: Pick<InspectionReads, 'visit' | 'isInForce'>;
    readonly emergency: Pick<EmergencyReads, 'end'>;
  };
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
};

/** Whatever can end a session (D9.12, D11.25). */
const ends: ReadonlySet<Topic> = new Set(['staff', 'inspections', 'emergency']);

/** Ends sessions as the journal goes on (D9.4, D11.9). @returns how to stop */
export function followJournal(desk: FollowingDesk): () => void {
  const { sessions, reads } = desk;
  return desk.subscribe((topics) => {
    if (!topics.some((topic) => ends.has(topic))) return;
    for (const { personId, signInId, activationId, supervisedBy } of sessions.all()) {
      if (reads.inspections.visit(personId) !== null) {
        // The same code was taken at another PC too, or the visit was ended.
        if (!reads.inspections.isInForce(personId)) sessions.end(personId, 'elsewhere');
        continue;
      }
      const isAsItBegan =
        reads.staff.person(personId)?.state === 'active' &&
        (signInId === null || (reads.staff.activation(personId)?.id ?? null) === activationId);
      if (!isAsItBegan) sessions.end(personId, 'account');
      else if (signInId !== null && reads.staff.newestSignIn(personId)?.id !== signInId)
        sessions.end(personId, 'elsewhere');
      // A manager ended the emergency that it was opened for.
      else if (supervisedBy !== null && reads.emergency.end(supervisedBy) !== null)
        sessions.end(personId, 'over');
    }
    keepLeftDrafts(desk);
  });
}
