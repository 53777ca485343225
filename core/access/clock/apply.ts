// Writes the tables of the clock, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { clockConfirmations, clockDoubts } from '#db/schema/access/clock.ts';
import { clockConfirmed, clockDoubted } from './entries.ts';

/** The appliers of this duty over a store. */
export function clockAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertDoubt = preparedInsert(orm, clockDoubts);
  const insertConfirmation = preparedInsert(orm, clockConfirmations);
  return [
    applier(clockDoubted, (entry) => insertDoubt({ ...entry.body, seq: entry.seq, ...factOf(entry) })),
    applier(clockConfirmed, (entry) =>
      insertConfirmation({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
  ];
}
