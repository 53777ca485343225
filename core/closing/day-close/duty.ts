// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { dayCloseAppliers } from './apply.ts';
import { type DayCloseReads, dayCloseReads } from './queries.ts';
import { dayCloseRouter } from './router.ts';

export const dayClose = defineDuty({
  appliers: dayCloseAppliers,
  reads: dayCloseReads,
  router: dayCloseRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly dayClose: DayCloseReads;
  }
}
