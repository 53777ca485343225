// Writes the tables of the in-box, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { inboxHandlings, inboxItems } from '#db/schema/counter/inbox.ts';
import { inboxCorrected, inboxHandled, inboxReceived } from './entries.ts';

/** The appliers of this duty over a store. */
export function inboxAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertItem = preparedInsert(orm, inboxItems);
  const insertHandling = preparedInsert(orm, inboxHandlings);
  return [
    applier(inboxReceived, (entry) => {
      const { itemId, ...received } = entry.body;
      const { subject = null, fromWhom = null } = entry.private ?? {};
      insertItem({ id: itemId, ...received, subject, fromWhom, ...factOf(entry) });
    }),
    applier(inboxHandled, (entry) =>
      insertHandling({
        ...entry.body,
        isCorrection: false,
        note: entry.private?.note ?? null,
        ...factOf(entry),
      }),
    ),
    applier(inboxCorrected, (entry) =>
      insertHandling({
        ...entry.body,
        isCorrection: true,
        note: entry.private?.note ?? null,
        ...factOf(entry),
      }),
    ),
  ];
}
