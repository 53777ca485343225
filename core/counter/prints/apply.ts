// Writes the tables of the print queue, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { printEndings, waitingPrints } from '#db/schema/counter/prints.ts';
import { printEnded, printKept } from './entries.ts';

/** The appliers of this duty over a store. */
export function printAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertJob = preparedInsert(orm, waitingPrints);
  const insertEnding = preparedInsert(orm, printEndings);
  return [
    applier(printKept, (entry) => {
      const { jobId, ...print } = entry.body;
      insertJob({ id: jobId, ...print, ...factOf(entry) });
    }),
    applier(printEnded, (entry) =>
      insertEnding({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
  ];
}
