// Writes the set-up of the office with the number of the desk that it names, and its name as it was corrected.

import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { deskNumbers, officeNameCorrections, officeSetUps } from '#db/schema/journal/office.ts';
import { officeNameCorrected, officeSetUp } from './entries.ts';

export function officeAppliers({ orm }: Store): readonly EntryApplier[] {
  const insert = preparedInsert(orm, officeSetUps);
  const insertNumber = preparedInsert(orm, deskNumbers);
  const insertName = preparedInsert(orm, officeNameCorrections);
  return [
    applier(officeNameCorrected, (entry) =>
      insertName({ ...entry.body, reason: entry.private?.reason ?? null, ...knowingFactOf(entry) }),
    ),
    applier(officeSetUp, (entry) => {
      const { id, code, name, demo, deskNumber } = entry.body;
      const fact = factOf(entry);
      insert({ id, code, name, demo, deskNumber, ...fact });
      insertNumber({ id, deviceId: fact.device, deskNumber, ...fact });
    }),
  ];
}
