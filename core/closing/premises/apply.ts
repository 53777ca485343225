// Writes the tables of the premises, one function per entry type.

import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  actionCompletions,
  actionVerdicts,
  correctiveActions,
  premisesChecks,
  rhythmSettings,
} from '#db/schema/closing/premises.ts';
import { dayOpenings } from '#db/schema/journal/business-day.ts';
import {
  actionCompleted,
  actionJudged,
  actionPlanned,
  dayOpened,
  premisesChecked,
  rhythmSet,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function premisesAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertCheck = preparedInsert(orm, premisesChecks);
  const insertAction = preparedInsert(orm, correctiveActions);
  const insertCompletion = preparedInsert(orm, actionCompletions);
  const insertVerdict = preparedInsert(orm, actionVerdicts);
  const insertRhythm = preparedInsert(orm, rhythmSettings);
  const insertOpening = preparedInsert(orm, dayOpenings);
  return [
    applier(premisesChecked, (entry) => {
      const { checkId, dueDay = null, ...seen } = entry.body;
      insertCheck({
        id: checkId,
        dueDay,
        ...seen,
        note: entry.private?.note ?? null,
        ...knowingFactOf(entry),
      });
    }),
    applier(actionPlanned, (entry) => {
      const { actionId, ...planned } = entry.body;
      insertAction({
        id: actionId,
        ...planned,
        description: entry.private?.description ?? null,
        ...factOf(entry),
      });
    }),
    applier(actionCompleted, (entry) => {
      insertCompletion({ ...entry.body, note: entry.private?.note ?? null, ...factOf(entry) });
    }),
    applier(actionJudged, (entry) => {
      insertVerdict({ ...entry.body, note: entry.private?.note ?? null, ...knowingFactOf(entry) });
    }),
    applier(rhythmSet, (entry) => {
      const title = entry.private?.title ?? null;
      const label = `${title ?? entry.body.item}:${entry.body.every}`;
      insertRhythm({ ...entry.body, title, label, ...knowingFactOf(entry) });
    }),
    applier(dayOpened, (entry) => insertOpening({ id: entry.body.id, ...knowingFactOf(entry) })),
  ];
}
