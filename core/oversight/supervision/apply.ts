// Writes the tables of supervision, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { anomalyAnswers, officeHours } from '#db/schema/oversight/supervision.ts';
import { anomalyExplained, officeHoursSet } from './entries.ts';

/** The appliers of this duty over a store. */
export function supervisionAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertAnswer = preparedInsert(orm, anomalyAnswers);
  const insertHours = preparedInsert(orm, officeHours);
  return [
    applier(anomalyExplained, (entry) =>
      insertAnswer({ ...entry.body, note: entry.private?.note ?? null, ...factOf(entry) }),
    ),
    applier(officeHoursSet, (entry) => insertHours({ ...entry.body, ...knowingFactOf(entry) })),
  ];
}
