// What the province is told at once of an office's managers (D11.41, D11.80, D8.9): each code that opened a manager's account, who was
// made a manager, and clearances that a manager recorded for themself.
import { and, desc, eq, gte, inArray, lt, max, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { readAccessWord } from '#core/foundation/wire/access-code.ts';
import type { FactSaid } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { ownSigningKeys } from '../server-keys/succession.ts';
import type { Store } from '../store/store.ts';
import { type Asked, newestFacts, pageRows, partOf, personsOf, type Told } from './read-facts.ts';

/** Somebody of the office made a one-time code for a manager's account, or made somebody a manager. */
export type OpenedManager = {
  how: 'code' | 'promotion';
  name: string | null;
  byName: string | null;
  at: string;
  receivedAt: Date;
};
export type OwnClearance = { name: string | null; reference: string; until: string; at: string };

const person = alias(facts, 'person');
const ofManager = and(
  eq(person.office, facts.office),
  eq(person.kind, 'person'),
  eq(person.id, facts.about),
  or(
    eq(facts.kind, 'promotion'),
    sql`${person.said}->>'role' = 'manager'`,
    sql`exists (select 1 from ${facts} promoted where promoted.office = ${facts.office}
      and promoted.kind = 'promotion' and promoted.about = ${facts.about})`,
  ),
);
const signedBy = sql<string | null>`${facts.said}->>'signedBy'`;
/** Of one office, or of all; since a moment of arrival. */
type Of = { readonly office?: string | undefined; readonly since?: Date | undefined };
/** More words of one look are not verified; what they gave is told then. */
const wordsRead = 500;

/**
 * Promotions, and the codes that somebody of the office made: of all but those whose key is the first run's, or is named by a word that this province
 * signed. Whom the entry names as its author says nothing (D11.60).
 */
async function byTheOffice(store: Store, { office, since }: Of) {
  const given = await keysGiven(store, { office, since });
  return and(
    inArray(facts.kind, ['account_opened', 'promotion']),
    office === undefined ? undefined : eq(facts.office, office),
    since === undefined ? undefined : gte(facts.receivedAt, since),
    sql`(${facts.kind} = 'promotion' or ${signedBy} is null or not (${signedBy} = any(${sql.param(given)}::text[]) or exists (
      select 1 from ${facts} founding where founding.office = ${facts.office} and founding.kind = 'founding'
        and founding.said->>'rootKey' = ${signedBy})))`,
  );
}

/** The keys of codes for managers' access that this province signed, as far as offices say that they were used. */
async function keysGiven(store: Store, { office, since }: Of): Promise<string[]> {
  const rows = await store
    .select({ said: facts.said })
    .from(facts)
    .where(
      and(
        eq(facts.kind, 'access_given'),
        office === undefined ? undefined : eq(facts.office, office),
        since === undefined ? undefined : gte(facts.receivedAt, since),
      ),
    )
    .orderBy(desc(facts.receivedAt))
    .limit(wordsRead);
  const own = [...(await ownSigningKeys(store))];
  return rows.flatMap(({ said }) => {
    const { word } = said as FactSaid['access_given'];
    return own.flatMap((key) => readAccessWord(word, key)?.key ?? []);
  });
}

/** Codes of managers' accounts and promotions by their arrival, the newest first. */
export async function openedManagers(
  store: Store,
  { office, before, since }: Asked,
): Promise<Told<OpenedManager>> {
  const rows = await store
    .select({
      position: facts.position,
      actor: facts.actor,
      at: facts.at,
      receivedAt: facts.receivedAt,
      about: facts.about,
      kind: facts.kind,
    })
    .from(facts)
    .innerJoin(person, ofManager)
    .where(
      and(
        await byTheOffice(store, { office, since }),
        before === undefined ? undefined : lt(facts.position, before),
      ),
    )
    .orderBy(desc(facts.position))
    .limit(pageRows + 1);
  const { list, olderThan } = partOf(rows);
  const by = await personsOf(
    store,
    office,
    list.flatMap(({ actor, about }) => [actor, about]),
  );
  return {
    list: list.map(({ about, kind, actor, at, receivedAt }) => ({
      ...{ how: kind === 'promotion' ? 'promotion' : 'code', at, receivedAt },
      name: by.get(about ?? '')?.name ?? null,
      byName: by.get(actor ?? '')?.name ?? null,
    })),
    olderThan,
  };
}

/** By office, when the newest such code since a moment arrived. */
export async function newestOpenedManagers(store: Store, since: Date): Promise<Map<string, Date>> {
  const rows = await store
    .select({ office: facts.office, receivedAt: max(facts.receivedAt) })
    .from(facts)
    .innerJoin(person, ofManager)
    .where(await byTheOffice(store, { since }))
    .groupBy(facts.office);
  return new Map(
    rows.flatMap(({ office, receivedAt }) => (receivedAt === null ? [] : [[office, receivedAt] as const])),
  );
}

/** Clearances that managers recorded for themselves, the newest first. */
export async function ownClearances(store: Store, asked: Asked): Promise<Told<OwnClearance>> {
  const { list, olderThan } = await newestFacts(store, asked, 'own_clearance');
  const persons = await personsOf(
    store,
    asked.office,
    list.map(({ said }) => said.personId),
  );
  return {
    list: list.map(({ said: { personId, reference, until }, at }) => ({
      ...{ reference, until, at },
      name: persons.get(personId)?.name ?? null,
    })),
    olderThan,
  };
}
