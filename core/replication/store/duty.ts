// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { storeAppliers } from './apply.ts';
import { type StoreReads, storeReads } from './queries.ts';
import { storeRouter } from './router.ts';

export const store = defineDuty({ appliers: storeAppliers, reads: storeReads, router: storeRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly store: StoreReads;
  }
}
