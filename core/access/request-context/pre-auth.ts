// What is read before anybody has signed in, by whoever stands in front of the PC: the office's name, the people who may
// choose themselves, the doubt of the clock, the roster's lease. These reads alone do not wait for the comparison of the
// tables (J27).
// Invariant: nothing of a day, no client and no amount is among them, and nothing is decided or written by what they say.

import type { StaffReads } from '#core/access/staff/queries.ts';
import type { LeaseDesk, LeaseReads } from '#core/access/staff/roster-lease.ts';
import type { OfficeReads } from '#core/journal/office/queries.ts';

/** Open like `Reads`: a duty above adds what it answers before sign-in in its `duty.ts`. */
export interface PreAuthReads {
  readonly office: Pick<OfficeReads, 'office'>;
  readonly staff: Pick<StaffReads, 'signInList'>;
  readonly peers: LeaseReads['peers'];
}

/** The reads before sign-in. A sign-in is a command, and waits for the comparison like every other. */
export type PreAuth = { readonly path: LeaseDesk['path']; readonly reads: PreAuthReads };
