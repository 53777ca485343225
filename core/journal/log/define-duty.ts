// What a duty brings to the application, said once in its `duty.ts`.
import type { AnyTRPCRouter } from '@trpc/server';
import type { EntryApplier } from '#core/journal/log/entry-applier.ts';
import type { Keeper } from '#core/journal/log/kept-lists.ts';
import type { Reads, Topic } from '#core/journal/log/reads.ts';
import type { Orm, Store } from '#db/open-store.ts';

/** The person for whom it is asked; a role of `access/staff`. */
export type TaskReader = { readonly id: string; readonly role: string };

/** What of a duty is left to do (D20.1). */
export type DutyTasks = {
  /** What `of` reads, beyond the duty's own name: a change of these is a reason to ask again. */
  readonly topics?: readonly Topic[];
  /** How many of each kind wait for this person on business day `day`. One that is not theirs to see counts nought or is left out. */
  of(reads: Reads, reader: TaskReader, day: string): Readonly<Record<string, number>>;
};

export type Duty = {
  /** Its prepared reads over a store. */
  readonly reads: (orm: Orm) => unknown;
  /** What its entries do to its tables; a duty that only reads has none. */
  readonly appliers?: (store: Store) => readonly EntryApplier[];
  /** The lists that it keeps of the facts of several duties, brought up before any of its reads (kept-lists.ts). */
  readonly keepers?: (store: Store) => readonly Keeper[];
  /** Its procedures; a module below the duties has none. */
  readonly router?: AnyTRPCRouter;
  /** Its rows on the morning card. */
  readonly tasks?: DutyTasks;
};

/** Declares a duty. Its place in `core/app/registry/duties.ts` gives it its name. */
export function defineDuty<const Declared extends Duty>(duty: Declared): Declared {
  return duty;
}
