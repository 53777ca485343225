// Writes the tables of the second factor, one function per entry type.
import { accountFactNotes } from '#core/access/accounts/apply.ts';
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
  const isProved = accountFactNotes(orm);
  const insertKey = preparedInsert(orm, secondFactorKeys);
  const insertRemoval = preparedInsert(orm, secondFactorRemovals);
  const insertUse = preparedInsert(orm, secondFactorUses);
  const insertSheet = preparedInsert(orm, secondFactorSheets);
  const insertCodeUse = preparedInsert(orm, secondFactorCodeUses);
  const insertRequirement = preparedInsert(orm, secondFactorRequirements);
  const insertRestoration = preparedInsert(orm, secondFactorRestorations);
  return [
    applier(accessRestored, (entry) => {
      const { word, proof: _, ...facts } = entry.body;
      const told = { personId: facts.personId, under: word };
      if (isProved(accessRestored, entry, told)) insertRestoration({ ...facts, ...knowingFactOf(entry) });
    }),
    // It stands in the journal, where it is read.
    applier(restoreRefused, () => undefined),
    applier(keyRegistered, (entry) => {
      const { credentialId = null, publicKey = null, label = null } = entry.private ?? {};
      const { proof: _, ...facts } = entry.body;
      if (isProved(keyRegistered, entry, { personId: facts.personId }))
        insertKey({ ...facts, credentialId, publicKey, label, ...knowingFactOf(entry) });
    }),
    applier(keyRemoved, (entry) => {
      const { proof: _, ...facts } = entry.body;
      if (isProved(keyRemoved, entry, {})) insertRemoval({ ...facts, ...factOf(entry) });
    }),
    applier(keyUsed, (entry) => insertUse({ ...entry.body, known: null, ...factOf(entry) })),
    applier(keyCountedBack, (entry) => {
      const { got, ...facts } = entry.body;
      insertUse({ ...facts, signCount: got, act: null, ...factOf(entry) });
    }),
    applier(codesMade, (entry) => {
      const { proof: _, ...facts } = entry.body;
      if (isProved(codesMade, entry, { personId: facts.personId }))
        insertSheet({ ...facts, hashes: entry.private?.hashes ?? null, ...knowingFactOf(entry) });
    }),
    applier(codeUsed, (entry) => {
      const { act, ...facts } = entry.body;
      insertCodeUse({ ...facts, ...factOf(entry) });
    }),
    applier(requirementSet, (entry) => {
      const { proof: _, ...facts } = entry.body;
      if (isProved(requirementSet, entry, {})) insertRequirement({ ...facts, ...knowingFactOf(entry) });
    }),
  ];
}
