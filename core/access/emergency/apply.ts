// Writes the tables of sessions in an emergency, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { emergencies, emergencyEnds } from '#db/schema/access/emergency.ts';
import { emergencyBegun, emergencyEnded } from './entries.ts';

/** The appliers of this duty over a store. */
export function emergencyAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertBegun = preparedInsert(orm, emergencies);
  const insertEnd = preparedInsert(orm, emergencyEnds);
  return [
    applier(emergencyBegun, (entry) =>
      insertBegun({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(emergencyEnded, (entry) => insertEnd({ ...entry.body, ...factOf(entry) })),
  ];
}
