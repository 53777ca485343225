// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { emergencyAppliers } from './apply.ts';
import { type EmergencyReads, emergencyReads } from './queries.ts';
import { emergencyRouter } from './router.ts';

export const emergency = defineDuty({
  appliers: emergencyAppliers,
  reads: emergencyReads,
  router: emergencyRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly emergency: EmergencyReads;
  }
}
