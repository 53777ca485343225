// What entries of the reports do to the tables: what left is known by its id, and kept views have theirs.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { reportExports, reportViewDrops, reportViews } from '#db/schema/oversight/reports.ts';
import { reportExported, reportViewDropped, reportViewKept } from './entries.ts';

/** The appliers of this duty over a store. */
export function reportAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertExport = preparedInsert(orm, reportExports);
  const insertView = preparedInsert(orm, reportViews);
  const insertDrop = preparedInsert(orm, reportViewDrops);
  return [
    applier(reportExported, (entry) => {
      const { id, from: fromDay, to: toDay, groupBy, columns, filters } = entry.body;
      const [first = null] = groupBy === null ? columns : [];
      insertExport({ id, fromDay, toDay, column: first, filters, ...factOf(entry) });
    }),
    applier(reportViewKept, (entry) => {
      // A view whose name is kept by another PC cannot be chosen here.
      if (entry.private !== undefined) insertView({ ...entry.body, ...entry.private, ...factOf(entry) });
    }),
    applier(reportViewDropped, (entry) => insertDrop({ ...entry.body, ...factOf(entry) })),
  ];
}
