// Writes the table of loosened controls.
import { applier, type EntryApplier, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { controlAsks, controlLoosenings } from '#db/schema/access/controls.ts';
import { controlAsked, controlLoosened } from './entries.ts';

/** The appliers of this duty over a store. */
export function controlAppliers({ orm }: Store): readonly EntryApplier[] {
  const insert = preparedInsert(orm, controlLoosenings);
  const insertAsk = preparedInsert(orm, controlAsks);
  return [
    applier(controlLoosened, (entry) =>
      insert({
        ...entry.body,
        secondBy: entry.body.secondBy ?? null,
        askId: entry.body.askId ?? null,
        reason: entry.private?.reason ?? null,
        title: entry.private?.title ?? null,
        ...knowingFactOf(entry),
      }),
    ),
    applier(controlAsked, (entry) => {
      const { forDay: _, ...asked } = entry.body;
      insertAsk({
        ...asked,
        reason: entry.private?.reason ?? null,
        title: entry.private?.title ?? null,
        ...knowingFactOf(entry),
      });
    }),
  ];
}
