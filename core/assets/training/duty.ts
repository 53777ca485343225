// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { trainingAppliers } from './apply.ts';
import { type TrainingReads, trainingReads } from './queries.ts';
import { trainingRouter } from './router.ts';

export const training = defineDuty({
  appliers: trainingAppliers,
  reads: trainingReads,
  router: trainingRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly training: TrainingReads;
  }
}
