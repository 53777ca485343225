// Writes the tables of the settings, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { printerChoices, screenScales } from '#db/schema/assets/settings.ts';
import { printerChosen, screenScaleChosen } from './entries.ts';

/** The appliers of this duty over a store. */
export function settingAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertChoice = preparedInsert(orm, printerChoices);
  const insertScale = preparedInsert(orm, screenScales);
  return [
    applier(printerChosen, (entry) =>
      insertChoice({ ...entry.body, printer: entry.private?.printer ?? null, ...factOf(entry) }),
    ),
    applier(screenScaleChosen, (entry) => insertScale({ ...entry.body, ...factOf(entry) })),
  ];
}
