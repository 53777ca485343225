// Writes the tables of identity checks.

import { openVisitKeeper } from '#core/counter/visits/open-visits-apply.ts';
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { identityChecks, sanaRegistrations } from '#db/schema/counter/identity.ts';
import {
  identityEscalated,
  identityRefused,
  identityResumed,
  identityVerified,
  sanaRegistered,
} from './entries.ts';

export function identityAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertCheck = preparedInsert(orm, identityChecks);
  const insertSana = preparedInsert(orm, sanaRegistrations);
  const keepOpenVisit = openVisitKeeper(orm);
  const insert: typeof insertCheck = (row) => {
    insertCheck(row);
    keepOpenVisit(row.visitId);
  };
  return [
    applier(identityVerified, (entry) => {
      const { checkId, visitId, items } = entry.body;
      insert({
        id: checkId,
        visitId,
        items,
        outcome: 'verified',
        note: entry.private?.note ?? null,
        ...knowingFactOf(entry),
      });
    }),
    applier(identityRefused, (entry) => {
      const { checkId, ...rest } = entry.body;
      insert({
        id: checkId,
        ...rest,
        outcome: 'refused',
        note: entry.private?.note ?? null,
        ...knowingFactOf(entry),
      });
    }),
    applier(identityEscalated, (entry) => {
      const { checkId, ...rest } = entry.body;
      insert({
        id: checkId,
        ...rest,
        outcome: 'escalated',
        note: entry.private?.note ?? null,
        ...knowingFactOf(entry),
      });
    }),
    applier(identityResumed, (entry) => {
      const { checkId, visitId } = entry.body;
      insert({
        id: checkId,
        visitId,
        items: [],
        outcome: 'resumed',
        note: entry.private?.note ?? null,
        ...knowingFactOf(entry),
      });
    }),
    applier(sanaRegistered, (entry) => insertSana({ ...entry.body, ...factOf(entry) })),
  ];
}
