// What this duty brings to the application.

import type { RecentActs } from '#core/access/request-context/recent-acts.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { queueAppliers } from './apply.ts';
import { type QueueReads, queueReads } from './queries.ts';
import { queueRouter } from './router.ts';
import type { QueueAct } from './undo.ts';

export const queue = defineDuty({
  appliers: queueAppliers,
  reads: queueReads,
  router: queueRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly queue: QueueReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeMemory {
    /** What was just done at the queue. */
    readonly queueActs: RecentActs<QueueAct>;
  }
}
