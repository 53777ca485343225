// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { recordAppliers } from './apply.ts';
import { type RecordReads, recordReads } from './queries.ts';
import { recordsRouter } from './router.ts';

export const records = defineDuty({
  appliers: recordAppliers,
  reads: recordReads,
  router: recordsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly records: RecordReads;
  }
}
