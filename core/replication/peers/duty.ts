// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { peersAppliers } from './apply.ts';
import type { PeerService } from './peer-service.ts';
import { type PeersReads, peersReads } from './queries.ts';
import { peersRouter } from './router.ts';

export const peers = defineDuty({ appliers: peersAppliers, reads: peersReads, router: peersRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly peers: PeersReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeServices {
    /** The office's other PCs. */
    readonly peers: PeerService;
  }
}
