// Writes the tables of the access log, one function per entry type.
import { type AppliedEntry, applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { accessAlertAnswers, accessAlerts, clientViews, recordViews } from '#db/schema/access/access-log.ts';
import { clientViewed, manyViewed, manyViewedAnswered, recordViewed } from './entries.ts';

/** The appliers of this duty over a store. */
export function accessLogAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertClientView = preparedInsert(orm, clientViews);
  const insertRecordView = preparedInsert(orm, recordViews);
  const insertAlert = preparedInsert(orm, accessAlerts);
  const insertAnswer = preparedInsert(orm, accessAlertAnswers);
  return [
    applier(clientViewed, (entry) =>
      insertClientView({ ...entry.body, ...timeOf(entry, entry.body.elapsedMs), ...factOf(entry) }),
    ),
    applier(recordViewed, (entry) =>
      insertRecordView({ ...entry.body, ...timeOf(entry, entry.body.elapsedMs), ...factOf(entry) }),
    ),
    applier(manyViewed, (entry) => insertAlert({ ...entry.body, ...factOf(entry) })),
    applier(manyViewedAnswered, (entry) =>
      insertAnswer({ ...entry.body, note: entry.private?.note ?? null, ...factOf(entry) }),
    ),
  ];
}

/** Real time and the clock of an entry. */
function timeOf({ at, clock }: AppliedEntry<unknown, unknown>, elapsedMs: number) {
  const { boot, offsetMs, wall } = clock;
  const reckonedMs = offsetMs === null ? Date.parse(at) : Date.parse(wall ?? at) + offsetMs;
  return { boot, elapsedMs, reckonedMs };
}
