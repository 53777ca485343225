// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { lookAppliers } from './apply.ts';
import { type LookReads, lookReads } from './queries.ts';
import { looksRouter } from './router.ts';

export const looks = defineDuty({ appliers: lookAppliers, reads: lookReads, router: looksRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly looks: LookReads;
  }
}
