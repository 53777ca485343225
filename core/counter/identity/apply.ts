// Writes the tables of identity checks.

import { openVisitKeeper } from '#core/counter/visits/open-visits-apply.ts';
import { applier, type EntryApplier, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  identityChecks,
  identityPointSettings,
  identitySubjects,
  sanaRegistrations,
} from '#db/schema/counter/identity.ts';
import {
  identityEscalated,
  identityPointSet,
  identityRefused,
  identityResumed,
  identityVerified,
  sanaRegistered,
} from './entries.ts';

export function identityAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertCheck = preparedInsert(orm, identityChecks);
  const insertSubject = preparedInsert(orm, identitySubjects);
  const insertSana = preparedInsert(orm, sanaRegistrations);
  const insertPoint = preparedInsert(orm, identityPointSettings);
  const keepOpenVisit = openVisitKeeper(orm);
  function insert(subjects: readonly string[], row: Parameters<typeof insertCheck>[0]): void {
    insertCheck(row);
    const { id: checkId, visitId, at, lc, day, actor, device } = row;
    for (const hash of new Set(subjects))
      insertSubject({ hash, checkId, visitId, at, lc, day, actor, device });
    keepOpenVisit(visitId);
  }
  return [
    applier(identityVerified, (entry) => {
      const { checkId, subjects, ...rest } = entry.body;
      const note = entry.private?.note ?? null;
      insert(subjects, { id: checkId, ...rest, outcome: 'verified', note, ...knowingFactOf(entry) });
    }),
    applier(identityRefused, (entry) => {
      const { checkId, subjects, ...rest } = entry.body;
      const note = entry.private?.note ?? null;
      insert(subjects, { id: checkId, ...rest, outcome: 'refused', note, ...knowingFactOf(entry) });
    }),
    applier(identityEscalated, (entry) => {
      const { checkId, subjects, ...rest } = entry.body;
      const note = entry.private?.note ?? null;
      insert(subjects, { id: checkId, ...rest, outcome: 'escalated', note, ...knowingFactOf(entry) });
    }),
    applier(identityResumed, (entry) => {
      const { checkId, subjects, visitId, formId } = entry.body;
      const note = entry.private?.note ?? null;
      const items: never[] = [];
      insert(subjects, {
        ...{ id: checkId, visitId, formId, items, note },
        outcome: 'resumed',
        ...knowingFactOf(entry),
      });
    }),
    applier(identityPointSet, (entry) => insertPoint({ ...entry.body, ...knowingFactOf(entry) })),
    applier(sanaRegistered, (entry) => insertSana({ ...entry.body, ...knowingFactOf(entry) })),
  ];
}
