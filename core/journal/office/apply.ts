// Writes the set-up of the office and the number of the desk that it names.

import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { deskNumbers, officeSetUps } from '#db/schema/journal/office.ts';
import { officeSetUp } from './entries.ts';

export function officeAppliers({ orm }: Store): readonly EntryApplier[] {
  const insert = preparedInsert(orm, officeSetUps);
  const insertNumber = preparedInsert(orm, deskNumbers);
  return [
    applier(officeSetUp, (entry) => {
      const { id, code, name, demo, deskNumber } = entry.body;
      const fact = factOf(entry);
      insert({ id, code, name, demo, deskNumber, ...fact });
      insertNumber({ id, deviceId: fact.device, deskNumber, ...fact });
    }),
  ];
}
