// Writes the table of counted feedback.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { feedbackCounts } from '#db/schema/counter/feedback.ts';
import { feedbackCounted } from './entries.ts';

/** The appliers of this duty over a store. */
export function feedbackAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertCounts = preparedInsert(orm, feedbackCounts);
  return [applier(feedbackCounted, (entry) => insertCounts({ ...entry.body, ...factOf(entry) }))];
}
