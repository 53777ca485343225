// Writes the tables of departures, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  accessCuts,
  departureChecklists,
  departureClosings,
  departureDrafts,
  departureDraftsTaken,
  outsideSystemEnds,
  outsideSystems,
} from '#db/schema/access/departures.ts';
import {
  accessCut,
  checklistBegun,
  departureClosed,
  draftsLeft,
  draftsTaken,
  systemEnded,
  systemListed,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function departureAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertSystem = preparedInsert(orm, outsideSystems);
  const insertEnd = preparedInsert(orm, outsideSystemEnds);
  const insertChecklist = preparedInsert(orm, departureChecklists);
  const insertCut = preparedInsert(orm, accessCuts);
  const insertClosing = preparedInsert(orm, departureClosings);
  const insertDrafts = preparedInsert(orm, departureDrafts);
  const insertTaken = preparedInsert(orm, departureDraftsTaken);
  return [
    applier(draftsLeft, (entry) =>
      insertDrafts({ ...entry.body, drafts: entry.private?.drafts ?? null, ...factOf(entry) }),
    ),
    applier(draftsTaken, (entry) => insertTaken({ ...entry.body, ...factOf(entry) })),
    applier(systemListed, (entry) =>
      insertSystem({ id: entry.body.systemId, ...entry.private, ...factOf(entry) }),
    ),
    applier(systemEnded, (entry) => insertEnd({ ...entry.body, ...factOf(entry) })),
    applier(checklistBegun, (entry) => {
      const { systems, ...facts } = entry.body;
      insertChecklist({ ...facts, systems: JSON.stringify(systems), ...factOf(entry) });
    }),
    applier(accessCut, (entry) => {
      const { by, proof } = entry.private ?? {};
      insertCut({ ...entry.body, cutBy: by ?? null, proof: proof ?? null, ...factOf(entry) });
    }),
    applier(departureClosed, (entry) => insertClosing({ ...entry.body, ...entry.private, ...factOf(entry) })),
  ];
}
