// What is asked at the door, by whoever stands in front of the PC: the office's sign, the people who may choose themselves,
// the doubt of the clock, the roster's lease. These reads alone do not wait for the comparison of the tables (J27).
// Invariant: nothing of a day, no client and no amount is among them, and nothing is decided or written by what they say.
import type { Reads } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';

/** The reads at the door. A sign-in is a command, and waits for the comparison like every other. */
export type Door = {
  readonly path: { readonly journal: Pick<WritePath['journal'], 'streams' | 'lastAt'> };
  readonly reads: {
    readonly office: Pick<Reads['office'], 'office'>;
    readonly staff: Pick<Reads['staff'], 'signInList'>;
    readonly clock: Pick<Reads['clock'], 'standingDoubt'>;
    readonly peers: Pick<Reads['peers'], 'members' | 'contacts' | 'lastAdmissionAt'>;
  };
};

/** Gives the door's reads out of all, and nothing else of them. */
export function doorOf({ office, staff, clock, peers }: Reads, { journal }: WritePath): Door {
  return {
    path: { journal: { streams: journal.streams, lastAt: journal.lastAt } },
    reads: {
      office: { office: office.office },
      staff: { signInList: staff.signInList },
      clock: { standingDoubt: clock.standingDoubt },
      peers: { members: peers.members, contacts: peers.contacts, lastAdmissionAt: peers.lastAdmissionAt },
    },
  };
}
