// Writes the tables of the register, one function per entry type. What is sealed has no readable columns.

import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { complaintAddenda, complaintLinks, complaints } from '#db/schema/counter/complaints.ts';
import { addendumAdded, complaintLinked, complaintRegistered } from './entries.ts';

/** The appliers of this duty over a store. */
export function complaintsAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertComplaint = preparedInsert(orm, complaints);
  const insertLink = preparedInsert(orm, complaintLinks);
  const insertAddendum = preparedInsert(orm, complaintAddenda);
  return [
    applier(complaintRegistered, (entry) => {
      const { complaintId, ...facts } = entry.body;
      const kept = facts.aboutManager ? undefined : entry.private;
      insertComplaint({
        id: complaintId,
        ...facts,
        aboutId: facts.aboutId ?? null,
        text: kept?.text ?? null,
        contactName: kept?.contactName ?? null,
        contactPhone: kept?.contactPhone ?? null,
        ...knowingFactOf(entry),
      });
    }),
    applier(complaintLinked, (entry) =>
      insertLink({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(addendumAdded, (entry) => {
      const { id, complaintId, kind, outcome, secondBy = null } = entry.body;
      insertAddendum({
        id,
        complaintId,
        kind,
        outcome,
        secondBy,
        text: entry.private?.text ?? null,
        secondWords: entry.private?.secondWords ?? null,
        ...factOf(entry),
      });
    }),
  ];
}
