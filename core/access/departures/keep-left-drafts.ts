// What a leaver had half finished goes into the journal's private part: so it reaches the manager at every PC of the office
// once these have met, and outlives a restart of the PC on which it was typed (D9).

import type { StaffReads } from '#core/access/staff/queries.ts';
import type { Sessions } from '#core/access/staff/sessions.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { draftsForManager } from './drafts-for-manager.ts';
import { draftsLeft } from './entries.ts';

export type LeavingDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly sessions: Pick<Sessions, 'leavers' | 'takeLeft' | 'putLeft'>;
  readonly reads: { readonly staff: Pick<StaffReads, 'person'> };
};

/**
 * Writes what was left by people who were cut off. It is nobody's act: who typed it may work no more. Complaints and
 * reports that were not sent are not written: nobody of the office may read them, and the entry reaches all of its PCs.
 * What cannot be saved now (a full disk) stays in memory and is tried again with the next change (D9.10).
 */
export function keepLeftDrafts({ path, sessions, reads }: LeavingDesk): void {
  for (const personId of sessions.leavers()) {
    if (reads.staff.person(personId)?.state !== 'cut_off') continue;
    const left = sessions.takeLeft(personId);
    const drafts = left === null ? null : draftsForManager(left);
    if (drafts === null) continue;
    try {
      path.execute(null, (tx) => tx.append(draftsLeft, { id: tx.newId(), personId }, { drafts }));
    } catch {
      sessions.putLeft(personId, drafts);
    }
  }
}
