// Keeps the list of facts that count nowhere: judged anew in the transaction that brings a fact about an account, and whenever it was
// computed again what entries knew (D11). An office has some hundreds of such facts.
import { readAccessWord } from '#core/foundation/wire/access-code.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { Store } from '#db/open-store.ts';
import { createJudgementStore } from './judgement-store.ts';
import { type AccountOffice, setApart } from './rules.ts';

export type AccountJudgeParts = {
  readonly store: Store;
  identity(): DeviceIdentity | null;
  /** Everybody who was ever registered, with the post of then and their names as names are compared. */
  people(): readonly { readonly id: string; readonly role: string; readonly nameKeys: readonly string[] }[];
  cutOffs(): AccountOffice['cutOffs'];
  /** The keys by which the province of this office signs, and signed before, as this PC knows them. */
  provinceKeys(): readonly string[];
  /** A name as names are compared. */
  nameKey(name: string): string;
};

export type AccountJudge = {
  /** Judges inside the caller's transaction. */
  judge(): void;
  /** The same, where these topics changed or what entries knew. */
  beforeCommit(changed: ReadonlySet<Topic>, isAnew: boolean): void;
};

/** Makes the judge of an office's accounts over its store. */
export function createAccountJudge(parts: AccountJudgeParts): AccountJudge {
  const { store, identity, nameKey } = parts;
  const { facts, knew, keep } = createJudgementStore(store);

  function judge(): void {
    const own = identity();
    if (own === null) return;
    const people = new Map(parts.people().map((person) => [person.id, person]));
    const office: AccountOffice = {
      ...{ rootKey: own.rootKey, knew, cutOffs: parts.cutOffs() },
      person: (personId) => people.get(personId),
      wordOf(word) {
        const said = parts.provinceKeys().flatMap((key) => readAccessWord(word, key) ?? []);
        const ours = said.find(({ office: of }) => of === own.officeCode);
        return ours === undefined ? null : { key: ours.key, nameKey: nameKey(ours.name) };
      },
    };
    keep(setApart(facts(), office));
  }

  return {
    judge,
    beforeCommit(changed, isAnew) {
      // The province may be known since.
      if (isAnew || changed.has('accounts') || changed.has('sync')) judge();
    },
  };
}
