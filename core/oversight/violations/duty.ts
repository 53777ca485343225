// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { violationAppliers } from './apply.ts';
import { type ViolationReads, violationReads } from './queries.ts';
import { violationsRouter } from './router.ts';

export const violations = defineDuty({
  appliers: violationAppliers,
  reads: violationReads,
  router: violationsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly violations: ViolationReads;
  }
}
