// What an office works by on one word (D2, D4): tariffs, rates of other bodies and terminals that nobody but who entered them has
// confirmed, and those whose second person had their password ended by who entered them; and words on differences that wait for a second
// person's (D19.111). The province itself may give the word.
import { and, desc, eq, exists, inArray, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FactSaid } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { givenConfirmations } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  type Asked,
  type FactRow,
  factKey,
  factOfId,
  factsAbout,
  factsOf,
  pageRows,
  partOf,
  type Told,
} from './read-facts.ts';

export type ConfirmedAlone = Pick<
  FactSaid['proposal'],
  'what' | 'proposalId' | 'name' | 'letterNumber' | 'from'
> & {
  /** Its entry among the office's. */
  position: number;
  /** UTC instant at which it came into force. */
  at: string;
  /** Somebody else's word was there, and the reset of their password by who entered it took it away (D4.60). */
  isVoided: boolean;
  /** UTC instant of the second person's confirmation that came later; null while there is none. */
  secondAt: string | null;
  /** When the province gave its own word, or refused it; null while it has not. */
  givenAt: Date | null;
  isRefused: boolean;
};

/** A reset so many days before or after a confirmation voids it, as the office judges it. */
const voidDays = 30;
/** Confirmations that are looked at of one thing, and codes that are looked at of one person. */
const lookedAt = 50;

const confirmation = alias(facts, 'confirmation');
const opening = alias(facts, 'opening');
const key = alias(facts, 'key');
// One's own confirmation is nobody else's, whatever the entry says.
const isAlone = sql<boolean>`((${confirmation.said}->>'nobodyElse')::boolean
  or ${confirmation.actor} is not distinct from ${facts.actor})`;
const ofProposal = and(
  eq(confirmation.office, facts.office),
  eq(confirmation.kind, 'confirmation'),
  eq(confirmation.about, facts.id),
);
const isInForce = sql<boolean>`(${facts.said}->>'isInForce')::boolean`;

/** By the arrival of what was entered, the newest first; also those which a second person confirmed since. */
export async function confirmedAlone(store: Store, { office, before }: Asked): Promise<Told<ConfirmedAlone>> {
  const codeFromFirst = store
    .select()
    .from(confirmation)
    .innerJoin(
      opening,
      and(
        eq(opening.office, confirmation.office),
        eq(opening.kind, 'account_opened'),
        eq(opening.about, confirmation.actor),
      ),
    )
    .leftJoin(
      key,
      and(
        eq(key.office, opening.office),
        eq(key.kind, 'account_key'),
        eq(key.id, sql`${opening.said}->>'signedBy'`),
      ),
    )
    .where(and(ofProposal, or(eq(opening.actor, facts.actor), eq(key.about, facts.actor))));
  const rows = await store
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.office, office),
        eq(facts.kind, 'proposal'),
        before === undefined ? undefined : lt(facts.position, before),
        or(
          isInForce,
          exists(store.select().from(confirmation).where(and(ofProposal, isAlone))),
          exists(codeFromFirst),
        ),
      ),
    )
    .orderBy(desc(facts.position))
    .limit(pageRows + 1);
  const { list, olderThan } = partOf(rows);
  return { list: await judged(store, office, list), olderThan };
}

/** One of them; undefined where it is none. */
export async function oneConfirmedAlone(
  store: Store,
  office: string,
  id: string,
): Promise<ConfirmedAlone | undefined> {
  const ofIt = and(eq(facts.office, office), eq(facts.kind, 'proposal'), eq(facts.id, id));
  return (await judged(store, office, await store.select().from(facts).where(ofIt)))[0];
}

/** Those of the proposals that are, or were, in force on one word. */
async function judged(
  store: Store,
  office: string,
  proposals: readonly (typeof facts.$inferSelect)[],
): Promise<ConfirmedAlone[]> {
  const ids = proposals.map(({ id }) => id);
  const words = await factsAbout(store, office, 'confirmation', ids, lookedAt);
  const persons = [...new Set(words.flatMap(({ actor }) => actor ?? []))];
  const openings = await factsAbout(store, office, 'account_opened', persons, lookedAt);
  const signed = openings.flatMap(({ said: { signedBy } }) =>
    signedBy === null ? [] : [{ office, id: signedBy }],
  );
  const keys = await factsOf(store, 'account_key', signed);
  const codes = openings.map(({ about, at, actor, said: { signedBy } }) => ({
    ...{ about, at },
    // Whoever signed gave the code, whatever name the entry bears.
    by: [actor, keys.get(factKey({ office, id: signedBy ?? '' }))?.about ?? null],
  }));
  const given = await givenOf(store, office, ids);
  const last = await factOfId(store, office, 'ledger', 'open');
  return proposals.flatMap((proposal) => {
    const said = proposal.said as FactSaid['proposal'];
    if (isOver(said, proposal.position, last)) return [];
    const own = words.filter(({ about }) => about === proposal.id);
    const alone = own.filter(({ said: { nobodyElse }, actor }) => nobodyElse || actor === proposal.actor);
    const others = own.filter((word) => !alone.includes(word));
    const voided = others.filter((word) => isVoided(word, proposal.actor, codes));
    const isOnOneWord = said.isInForce || alone.length > 0 || voided.length > 0;
    const counted = others.filter((word) => !voided.includes(word));
    if (!isOnOneWord || (!said.isInForce && alone.length === 0 && counted.length > 0)) return [];
    const { what, proposalId, name, letterNumber, from } = said;
    const at = said.isInForce ? proposal.at : earliest(alone.length > 0 ? alone : voided);
    return [
      {
        ...{ what, proposalId, name, letterNumber, from },
        position: proposal.position,
        at: at ?? proposal.at,
        isVoided: voided.length > 0 && alone.length === 0 && !said.isInForce,
        secondAt: earliest(counted),
        givenAt: given.get(proposal.id)?.at ?? null,
        isRefused: given.get(proposal.id)?.refused === true,
      },
    ];
  });
}

/** Whether who entered the thing gave the confirming person a code so near to their word that the office voids it. */
function isVoided(
  { actor, at }: FactRow<'confirmation'>,
  first: string | null,
  codes: readonly { about: string | null; at: string; by: readonly (string | null)[] }[],
): boolean {
  if (first === null) return false;
  return codes.some(
    (code) =>
      code.about === actor &&
      code.by.includes(first) &&
      Math.abs(Date.parse(code.at) - Date.parse(at)) < voidDays * 86_400_000,
  );
}

/** A close that came after the words no longer had their difference: a fact mended it, or a second person ended it. */
const isOver = (
  { of }: FactSaid['proposal'],
  position: number,
  last: FactRow<'ledger'> | undefined,
): boolean =>
  of !== undefined && last !== undefined && last.position > position && !last.said.ids.includes(of);

const earliest = (words: readonly { readonly at: string }[]): string | null =>
  words.map(({ at }) => at).toSorted()[0] ?? null;

/** When the province gave its word for, or refused, some of an office's proposals, by the ids of their facts. */
async function givenOf(
  store: Store,
  office: string,
  ids: readonly string[],
): Promise<Map<string, { readonly at: Date; readonly refused: boolean }>> {
  if (ids.length === 0) return new Map();
  const proposalIds = ids.map((id) => id.slice(id.indexOf(' ') + 1));
  const rows = await store
    .select()
    .from(givenConfirmations)
    .where(and(eq(givenConfirmations.office, office), inArray(givenConfirmations.proposalId, proposalIds)));
  return new Map(rows.map(({ what, proposalId, at, refused }) => [`${what} ${proposalId}`, { at, refused }]));
}
