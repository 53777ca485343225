// Writes the table of the office's set-ups, one row per device.

import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { officeSetUps } from '#db/schema/journal/office.ts';
import { officeSetUp } from './entries.ts';

export function officeAppliers({ orm }: Store): readonly EntryApplier[] {
  const insert = preparedInsert(orm, officeSetUps);
  return [
    applier(officeSetUp, (entry) => {
      const { id, code, name, demo, deskNumber } = entry.body;
      insert({ id, code, name, demo, deskNumber, ...factOf(entry) });
    }),
  ];
}
