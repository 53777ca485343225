// What a duty brings to the application, said once in its `duty.ts`.
import type { AnyTRPCRouter } from '@trpc/server';
import type { EntryApplier } from '#core/journal/log/entry-applier.ts';
import type { Orm, Store } from '#db/open-store.ts';

export type Duty = {
  /** Its prepared reads over a store. */
  readonly reads: (orm: Orm) => unknown;
  /** What its entries do to its tables; a duty that only reads has none. */
  readonly appliers?: (store: Store) => readonly EntryApplier[];
  /** Its procedures; a room below the duties has none. */
  readonly router?: AnyTRPCRouter;
};

/** Declares a duty. Its place in `core/app/registry/duties.ts` gives it its name. */
export function defineDuty<const Declared extends Duty>(duty: Declared): Declared {
  return duty;
}
