// Takes the reads before sign-in out of all, and nothing else of them (core/access/request-context/pre-auth.ts).
import type { PreAuth } from '#core/access/request-context/pre-auth.ts';
import type { Reads } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';

/** The reads that the office answers before anybody has signed in. */
export function preAuthOf({ office, staff, clock, peers }: Reads, { journal }: WritePath): PreAuth {
  return {
    path: { journal: { streams: journal.streams, lastAt: journal.lastAt } },
    reads: {
      office: { office: office.office },
      staff: { signInList: staff.signInList },
      clock: { openDoubt: clock.openDoubt, latestSinceAgreed: clock.latestSinceAgreed },
      peers: { members: peers.members, contacts: peers.contacts, lastAdmissionAt: peers.lastAdmissionAt },
    },
  };
}
