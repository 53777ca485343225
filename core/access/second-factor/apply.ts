// Writes the tables of the second factor, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  secondFactorCodeUses,
  secondFactorKeys,
  secondFactorRemovals,
  secondFactorRequirements,
  secondFactorRestorations,
  secondFactorSheets,
  secondFactorUses,
} from '#db/schema/access/second-factor.ts';
import {
  accessRestored,
  codesMade,
  codeUsed,
  keyCountedBack,
  keyRegistered,
  keyRemoved,
  keyUsed,
  requirementSet,
  restoreRefused,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function secondFactorAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertKey = preparedInsert(orm, secondFactorKeys);
  const insertRemoval = preparedInsert(orm, secondFactorRemovals);
  const insertUse = preparedInsert(orm, secondFactorUses);
  const insertSheet = preparedInsert(orm, secondFactorSheets);
  const insertCodeUse = preparedInsert(orm, secondFactorCodeUses);
  const insertRequirement = preparedInsert(orm, secondFactorRequirements);
  const insertRestoration = preparedInsert(orm, secondFactorRestorations);
  return [
    applier(accessRestored, (entry) => insertRestoration({ ...entry.body, ...knowingFactOf(entry) })),
    // It stands in the journal, where it is read.
    applier(restoreRefused, () => undefined),
    applier(keyRegistered, (entry) => {
      const { credentialId = null, publicKey = null, label = null } = entry.private ?? {};
      insertKey({ ...entry.body, credentialId, publicKey, label, ...knowingFactOf(entry) });
    }),
    applier(keyRemoved, (entry) => insertRemoval({ ...entry.body, ...factOf(entry) })),
    applier(keyUsed, (entry) => insertUse({ ...entry.body, known: null, ...factOf(entry) })),
    applier(keyCountedBack, (entry) => {
      const { got, ...facts } = entry.body;
      insertUse({ ...facts, signCount: got, act: null, ...factOf(entry) });
    }),
    applier(codesMade, (entry) =>
      insertSheet({ ...entry.body, hashes: entry.private?.hashes ?? null, ...knowingFactOf(entry) }),
    ),
    applier(codeUsed, (entry) => {
      const { act, ...facts } = entry.body;
      insertCodeUse({ ...facts, ...factOf(entry) });
    }),
    applier(requirementSet, (entry) => insertRequirement({ ...entry.body, ...knowingFactOf(entry) })),
  ];
}
