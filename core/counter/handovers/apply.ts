// Writes the tables of handing desks over.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { handoverAnswers, handovers } from '#db/schema/counter/handovers.ts';
import { deskAnswered, deskHandedOver } from './entries.ts';

/** The appliers of this duty over a store. */
export function handoverAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertHandover = preparedInsert(orm, handovers);
  const insertAnswer = preparedInsert(orm, handoverAnswers);
  return [
    applier(deskHandedOver, (entry) => insertHandover({ ...entry.body, ...factOf(entry) })),
    applier(deskAnswered, (entry) => insertAnswer({ ...entry.body, ...factOf(entry) })),
  ];
}
