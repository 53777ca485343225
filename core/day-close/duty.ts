// What this duty brings to the application.
import { defineDuty } from '#core/journal/define-duty.ts';
import { dayCloseAppliers } from './apply.ts';
import { type DayCloseReads, dayCloseReads } from './queries.ts';
import { dayCloseRouter } from './router.ts';

export const dayClose = defineDuty({
  appliers: dayCloseAppliers,
  reads: dayCloseReads,
  router: dayCloseRouter,
});

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly dayClose: DayCloseReads;
  }
}
