// What the duties make together: the reads and appliers of a store, the procedures, the topics.
import type { AnyTRPCRouter } from '@trpc/server';
import type { Duty, TaskReader } from '#core/journal/log/define-duty.ts';
import type { EntryApplier } from '#core/journal/log/entry-applier.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import { broughtUp, createKeptLists, type KeptLists } from '#core/journal/log/kept-lists.ts';
import type { Reads, Topic } from '#core/journal/log/reads.ts';
import type { Orm, Store } from '#db/open-store.ts';
import * as duties from './duties.ts';

type Duties = typeof duties;
type Name = keyof Duties;
type DutyReads = { readonly [Each in Name]: ReturnType<Duties[Each]['reads']> };
type Routed = { [Each in Name]: Duties[Each] extends { router: AnyTRPCRouter } ? Each : never }[Name];
type Routers = { [Each in Routed]: Duties[Each] extends { router: infer Router } ? Router : never };

const named = Object.entries<Duty>(duties);

/** Every duty's prepared reads over one store; those of a duty that keeps lists bring them up first. */
export function createReads(orm: Orm, journal: JournalReads, lists: Pick<KeptLists, 'bringUp'>): Reads {
  const readsOf = (duty: Duty): unknown => {
    const reads = duty.reads(orm);
    return duty.keepers === undefined ? reads : broughtUp(reads as object, lists.bringUp);
  };
  const made = Object.fromEntries(named.map(([name, duty]) => [name, readsOf(duty)])) as DutyReads;
  return { ...made, journal };
}

/** Every duty's appliers over one store: what the journal's entries do to the tables. */
export function createAppliers(store: Store): readonly EntryApplier[] {
  return named.flatMap(([, duty]) => duty.appliers?.(store) ?? []);
}

/** The lists that duties keep over one store, of the facts that these appliers write. */
export function createLists(store: Store, appliers: readonly EntryApplier[]): KeptLists {
  return createKeptLists(
    store,
    appliers,
    named.flatMap(([, duty]) => duty.keepers?.(store) ?? []),
  );
}

/** Every duty's procedures, under its name. */
export const routers = Object.fromEntries(
  named.flatMap(([name, { router }]) => (router === undefined ? [] : [[name, router]])),
) as Routers;

/** What the tasks of all duties are read from. */
export const taskTopics: readonly Topic[] = [
  ...new Set(
    named.flatMap(([name, { tasks }]) =>
      tasks === undefined ? [] : [name as Name, ...(tasks.topics ?? [])],
    ),
  ),
];

/** What is left to do for a person on a business day, as `duty.kind`: what the duties say, without what counts nought (D20.1). */
export function openTasks(reads: Reads, reader: TaskReader, day: string): { task: string; count: number }[] {
  return named.flatMap(([name, { tasks }]) =>
    Object.entries(tasks?.of(reads, reader, day) ?? {})
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => ({ task: `${name}.${kind}`, count })),
  );
}

/** Whatever can change. */
export const topics: readonly Topic[] = [...(Object.keys(duties) as Name[]), 'journal'];
