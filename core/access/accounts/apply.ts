// Notes of every fact about an account whose key signed it, for the duties that write such facts; and which were named as counting
// nowhere.
import { accountSigner } from '#core/foundation/wire/account-proof.ts';
import type { EntryDefinition } from '#core/journal/log/define-entry.ts';
import {
  type AppliedEntry,
  applier,
  type EntryApplier,
  factOf,
  knowingFactOf,
} from '#core/journal/log/entry-applier.ts';
import type { Orm, Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { accountFacts, factsNamed } from '#db/schema/access/accounts.ts';
import { factSetApart } from './entries.ts';
import type { Proved } from './prove.ts';

/** The appliers of this duty over a store. */
export function accountAppliers({ orm }: Store): readonly EntryApplier[] {
  const insert = preparedInsert(orm, factsNamed);
  return [
    applier(factSetApart, (entry) => {
      const { id, device: ofDevice, epoch: ofEpoch, seq: ofSeq, type, personId } = entry.body;
      insert({ ...{ id, ofDevice, ofEpoch, ofSeq, type, personId: personId ?? null }, ...factOf(entry) });
    }),
  ];
}

/** What the rules ask of a fact beside its proof. */
type Told = {
  readonly personId?: string;
  readonly makes?: string;
  readonly under?: string;
};

/** Notes facts about accounts. @returns of each whether its proof holds: otherwise its own table does not take it */
export function accountFactNotes(orm: Orm) {
  const insert = preparedInsert(orm, accountFacts);
  return <Body extends Proved, Private>(
    { type }: EntryDefinition<Body, Private>,
    entry: AppliedEntry<Body, Private>,
    { personId = undefined, makes = undefined, under = undefined }: Told,
  ): boolean => {
    const { proof, ...body } = entry.body;
    const { office, device } = entry;
    const fact = { office, device, type, body };
    const signedBy = proof === undefined ? null : accountSigner(fact, entry.private, proof);
    insert({
      ...{ id: entry.body.id, type, signedBy, ...knowingFactOf(entry) },
      ...{ personId: personId ?? null, makes: makes ?? null, under: under ?? null },
    });
    return signedBy !== null;
  };
}
