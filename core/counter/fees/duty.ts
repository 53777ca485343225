// What this duty brings to the application.

import { staffReads } from '#core/access/staff/queries.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { feeAppliers } from './apply.ts';
import { type FeeReads, feeReads } from './queries.ts';
import { feesRouter } from './router.ts';
import { secondWordTasks } from './second-word-tasks.ts';

export const fees = defineDuty({
  appliers: feeAppliers,
  reads: (orm) => feeReads(orm, staffReads(orm)),
  router: feesRouter,
  tasks: {
    topics: ['staff', 'sync'],
    of(reads, reader, day) {
      const { fees: read } = reads;
      const things = [...read.tariffsOnOneWord(day), ...read.ratesOnOneWord(day)];
      return {
        // A day cannot be worked without a tariff.
        noTariff: read.inForce(day) === null ? 1 : 0,
        ...secondWordTasks(reads, things, reader, day),
      };
    },
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly fees: FeeReads;
  }
}
