// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { handoverAppliers } from './apply.ts';
import { type HandoverReads, handoverReads } from './queries.ts';
import { handoversRouter } from './router.ts';

export const handovers = defineDuty({
  appliers: handoverAppliers,
  reads: handoverReads,
  router: handoversRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly handovers: HandoverReads;
  }
}
