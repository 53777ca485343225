// What the judge reads and keeps (judge.ts): all facts about accounts, what they knew of each other, and those that were set apart.
import type { Store } from '#db/open-store.ts';
import { inOrder, knewWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { accountFacts, factsSetApart } from '#db/schema/access/accounts.ts';
import type { AccountFact, Place } from './rules.ts';

const nameOf = ({ device, epoch, seq }: Place): string => `${device}/${epoch}/${seq}`;

/** Prepares its statements over a store. */
export function createJudgementStore({ orm, sqlite }: Store) {
  const facts = once(() =>
    orm
      .select()
      .from(accountFacts)
      .orderBy(...inOrder(accountFacts))
      .prepare(),
  );
  const kept = once(() => orm.select().from(factsSetApart).prepare());
  const knew = once(() =>
    sqlite
      .prepare<[string, string, number, string, string, number], number>(
        `WITH one(device, epoch, seq) AS (VALUES (?, ?, ?)), other(device, epoch, seq) AS (VALUES (?, ?, ?))
        SELECT ${knewWritten('one', 'other')} FROM one, other`,
      )
      .pluck(),
  );
  return {
    /** All facts about accounts in their order. */
    facts: (): AccountFact[] => facts().all(),
    /** Whether the entry at one place knew that at the other. */
    knew: (one: Place, other: Place): boolean =>
      one.device === other.device && one.epoch === other.epoch
        ? one.seq > other.seq
        : knew().get(one.device, one.epoch, one.seq, other.device, other.epoch, other.seq) === 1,
    /** Keeps these as set apart, and no others. Facts that nobody signed are told by `account_facts` itself. */
    keep(apart: readonly AccountFact[]): void {
      const signed = apart.filter(({ signedBy }) => signedBy !== null);
      const names = new Set(kept().all().map(nameOf));
      if (names.size === signed.length && signed.every((fact) => names.has(nameOf(fact)))) return;
      orm.delete(factsSetApart).run();
      for (const { id, device, epoch, seq } of signed)
        orm.insert(factsSetApart).values({ id, device, epoch, seq }).run();
    },
  };
}
