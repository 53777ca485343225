// Reads the facts that pages show (projection/facts.ts): by pages of their newest, and by their ids.
import { and, desc, eq, getTableColumns, gte, inArray, lt, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { FactKind, FactSaid } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Rows of one part of a page. */
export const pageRows = 100;
/** A position as an address names it. */
export const positionSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** `olderThan`: the position before which the next part begins; null when there is none. */
export type Told<Row> = { readonly list: readonly Row[]; readonly olderThan: number | null };
/** Of one office, before a position, since a moment of arrival. */
export type Asked = {
  readonly office: string;
  readonly before?: number | undefined;
  readonly since?: Date | undefined;
};
export type FactRow<Kind extends FactKind> = Omit<typeof facts.$inferSelect, 'kind' | 'said'> & {
  readonly said: FactSaid[Kind];
};

/** The rows of one kind, whose `said` was written for that kind. */
const ofKind = <Kind extends FactKind>(rows: readonly (typeof facts.$inferSelect)[]): FactRow<Kind>[] =>
  rows.map(({ kind: _, said, ...row }) => ({ ...row, said: said as FactSaid[Kind] }));

/** One part of the facts of a kind, the newest by arrival first. */
export async function newestFacts<Kind extends FactKind>(
  store: Store,
  { office, before, since }: Asked,
  kind: Kind,
): Promise<Told<FactRow<Kind>>> {
  const rows = await store
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.office, office),
        eq(facts.kind, kind),
        before === undefined ? undefined : lt(facts.position, before),
        since === undefined ? undefined : gte(facts.receivedAt, since),
      ),
    )
    .orderBy(desc(facts.position))
    .limit(pageRows + 1);
  return partOf(ofKind<Kind>(rows));
}

/** The rows of one part, of which one more was read. */
export function partOf<Row extends { readonly position: number }>(rows: readonly Row[]): Told<Row> {
  const list = rows.slice(0, pageRows);
  return { list, olderThan: rows.length > list.length ? (list.at(-1)?.position ?? null) : null };
}

/** The facts of a kind under some ids, by office and id (`factKey`). */
export async function factsOf<Kind extends FactKind>(
  store: Store,
  kind: Kind,
  keys: readonly { readonly office: string; readonly id: string }[],
): Promise<Map<string, FactRow<Kind>>> {
  if (keys.length === 0) return new Map();
  const column = (of: 'office' | 'id') => sql`${sql.param(keys.map((key) => key[of]))}::text[]`;
  const rows = await store
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.kind, kind),
        sql`(${facts.office}, ${facts.id}) in (select * from unnest(${column('office')}, ${column('id')}))`,
      ),
    );
  return new Map(ofKind<Kind>(rows).map((row) => [factKey(row), row]));
}

export const factKey = ({ office, id }: { readonly office: string; readonly id: string }): string =>
  `${office} ${id}`;

/** One fact; undefined when there is none under the id. */
export async function factOfId<Kind extends FactKind>(
  store: Store,
  office: string,
  kind: Kind,
  id: string,
): Promise<FactRow<Kind> | undefined> {
  return (await factsOf(store, kind, [{ office, id }])).get(factKey({ office, id }));
}

/** The first facts of a kind about some others, at most `most` about each, in the order of arrival. */
export async function factsAbout<Kind extends FactKind>(
  store: Store,
  office: string,
  kind: Kind,
  about: readonly string[],
  most: number,
): Promise<FactRow<Kind>[]> {
  if (about.length === 0) return [];
  const place = sql<number>`row_number() over (partition by ${facts.about} order by ${facts.position})`;
  const numbered = store
    .select({ ...getTableColumns(facts), place: place.as('place') })
    .from(facts)
    .where(and(eq(facts.office, office), eq(facts.kind, kind), inArray(facts.about, [...about])))
    .as('numbered');
  const rows = await store
    .select()
    .from(numbered)
    .where(lte(numbered.place, most))
    .orderBy(numbered.position);
  return ofKind<Kind>(rows);
}

export type Person = FactSaid['person'];

/** Who works in an office, by their ids, under the names that were corrected last: staff, never clients. */
export async function personsOf(
  store: Store,
  office: string,
  ids: readonly (string | null)[],
): Promise<Map<string, Person>> {
  const keys = [...new Set(ids)].flatMap((id) => (id === null ? [] : [{ office, id }]));
  const rows = await factsOf(store, 'person', keys);
  const names = await factsOf(store, 'person_name', keys);
  return new Map(
    [...rows].map(([key, { id, said }]) => [id, { ...said, name: names.get(key)?.said.name ?? said.name }]),
  );
}

/** The entry that says a fact. */
export async function entryOf(
  store: Store,
  { office, position }: { readonly office: string; readonly position: number },
): Promise<Envelope | null> {
  const [row] = await store
    .select({ bytes: entries.bytes })
    .from(entries)
    .where(and(eq(entries.office, office), eq(entries.position, position)));
  const read = row === undefined ? '' : readEntry(row.bytes);
  return typeof read === 'string' ? null : read.envelope;
}
