// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { queueAppliers } from './apply.ts';
import { type QueueReads, queueReads } from './queries.ts';
import { queueRouter } from './router.ts';

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
