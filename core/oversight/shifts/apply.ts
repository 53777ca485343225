// Writes the tables of shifts, one function per entry type.

import { operatorChanged } from '#core/access/staff/entries.ts';
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  operatorChanges,
  sharingAnswers,
  shiftLeaves,
  shiftLeaveWithdrawals,
  shiftWeeks,
} from '#db/schema/oversight/shifts.ts';
import { alertExplained, leaveRecorded, leaveWithdrawn, weekSet } from './entries.ts';

/** The appliers of this duty over a store. */
export function shiftAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertWeek = preparedInsert(orm, shiftWeeks);
  const insertLeave = preparedInsert(orm, shiftLeaves);
  const insertWithdrawal = preparedInsert(orm, shiftLeaveWithdrawals);
  const insertChange = preparedInsert(orm, operatorChanges);
  const insertAnswer = preparedInsert(orm, sharingAnswers);
  return [
    applier(weekSet, (entry) => insertWeek({ ...entry.body, ...knowingFactOf(entry) })),
    applier(leaveRecorded, (entry) =>
      insertLeave({ ...entry.body, note: entry.private?.note ?? null, ...factOf(entry) }),
    ),
    applier(leaveWithdrawn, (entry) =>
      insertWithdrawal({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(operatorChanged, (entry) => insertChange({ ...entry.body, ...factOf(entry) })),
    applier(alertExplained, (entry) =>
      insertAnswer({ ...entry.body, note: entry.private?.note ?? null, ...factOf(entry) }),
    ),
  ];
}
