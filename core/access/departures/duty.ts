// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { departureAppliers } from './apply.ts';
import { type DepartureReads, departureReads } from './queries.ts';
import { departuresRouter } from './router.ts';

export const departures = defineDuty({
  appliers: departureAppliers,
  reads: departureReads,
  router: departuresRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly departures: DepartureReads;
  }
}
