// What this duty brings to the application.
import { staffReads } from '#core/access/staff/queries.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { controlAppliers } from './apply.ts';
import { type ControlReads, controlReads } from './queries.ts';
import { controlsRouter } from './router.ts';

export const controls = defineDuty({
  appliers: controlAppliers,
  reads: (orm) => controlReads(orm, staffReads(orm)),
  router: controlsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly controls: ControlReads;
  }
}
