// Writes the tables of the settings, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { officeContacts, printerChoices, screenScales } from '#db/schema/assets/settings.ts';
import { officeContactStated, printerChosen, screenScaleChosen } from './entries.ts';

/** The appliers of this duty over a store. */
export function settingAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertChoice = preparedInsert(orm, printerChoices);
  const insertScale = preparedInsert(orm, screenScales);
  const insertContact = preparedInsert(orm, officeContacts);
  return [
    applier(printerChosen, (entry) =>
      insertChoice({ ...entry.body, printer: entry.private?.printer ?? null, ...factOf(entry) }),
    ),
    applier(screenScaleChosen, (entry) => insertScale({ ...entry.body, ...factOf(entry) })),
    applier(officeContactStated, (entry) => {
      const { address = '', phone = '' } = entry.private ?? {};
      insertContact({ ...entry.body, address, phone, ...knowingFactOf(entry) });
    }),
  ];
}
