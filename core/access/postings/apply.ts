// Writes the tables of postings, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  officeSections,
  postings,
  sectionEndings,
  servicePlacings,
  transferWithdrawals,
} from '#db/schema/access/postings.ts';
import {
  personIntroduced,
  personTransferred,
  sectionEnded,
  sectionListed,
  servicePlaced,
  transferWithdrawn,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function postingAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertSection = preparedInsert(orm, officeSections);
  const insertPlacing = preparedInsert(orm, servicePlacings);
  const insertPosting = preparedInsert(orm, postings);
  const insertEnding = preparedInsert(orm, sectionEndings);
  const insertWithdrawal = preparedInsert(orm, transferWithdrawals);
  const none = { body: null, reason: null, toOffice: null };
  return [
    applier(sectionListed, (entry) =>
      insertSection({ id: entry.body.sectionId, ...entry.private, ...factOf(entry) }),
    ),
    applier(sectionEnded, (entry) => insertEnding({ ...entry.body, ...factOf(entry) })),
    applier(transferWithdrawn, (entry) =>
      insertWithdrawal({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(servicePlaced, (entry) => insertPlacing({ ...entry.body, ...knowingFactOf(entry) })),
    applier(personIntroduced, (entry) => {
      const sections = JSON.stringify(entry.body.sections);
      insertPosting({ ...entry.body, ...none, kind: 'introduced', sections, ...factOf(entry) });
    }),
    applier(personTransferred, (entry) => {
      const sections = JSON.stringify(entry.body.sections);
      insertPosting({ ...none, ...entry.body, ...entry.private, sections, ...factOf(entry) });
    }),
  ];
}
