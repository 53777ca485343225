// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { supervisionAppliers } from './apply.ts';
import { type SupervisionReads, supervisionReads } from './queries.ts';
import { supervisionRouter } from './router.ts';

export const supervision = defineDuty({
  appliers: supervisionAppliers,
  reads: supervisionReads,
  router: supervisionRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly supervision: SupervisionReads;
  }
}
