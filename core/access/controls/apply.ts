// Writes the table of loosened controls.
import { applier, type EntryApplier, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { controlLoosenings } from '#db/schema/access/controls.ts';
import { controlLoosened } from './entries.ts';

/** The appliers of this duty over a store. */
export function controlAppliers({ orm }: Store): readonly EntryApplier[] {
  const insert = preparedInsert(orm, controlLoosenings);
  return [
    applier(controlLoosened, (entry) =>
      insert({
        ...entry.body,
        reason: entry.private?.reason ?? null,
        title: entry.private?.title ?? null,
        ...knowingFactOf(entry),
      }),
    ),
  ];
}
