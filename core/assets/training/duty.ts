// What this duty brings to the application.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { trainingAppliers } from './apply.ts';
import { type TrainingReads, trainingReads } from './queries.ts';
import { trainingRouter } from './router.ts';
import { trainingDue } from './views.ts';

export const training = defineDuty({
  appliers: trainingAppliers,
  reads: trainingReads,
  router: trainingRouter,
  tasks: { topics: ['staff', 'fees'], of: trainingDue },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly training: TrainingReads;
  }
}
