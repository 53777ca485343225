// Writes the tables of inspectors' visits, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { inspectionEnds, inspectionRefusals, inspections } from '#db/schema/access/inspections.ts';
import { inspectionBegun, inspectionEnded, inspectionRefused, inspectionResumed } from './entries.ts';

/** The appliers of this duty over a store. */
export function inspectionAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertVisit = preparedInsert(orm, inspections);
  const insertEnd = preparedInsert(orm, inspectionEnds);
  const insertRefusal = preparedInsert(orm, inspectionRefusals);
  return [
    applier(inspectionBegun, (entry) => insertVisit({ ...entry.body, ...factOf(entry) })),
    // The fact is the journal entry itself.
    applier(inspectionResumed, () => undefined),
    applier(inspectionEnded, (entry) => insertEnd({ ...entry.body, ...factOf(entry) })),
    applier(inspectionRefused, (entry) => insertRefusal({ ...entry.body, ...factOf(entry) })),
  ];
}
