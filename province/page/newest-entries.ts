// What a page reads of an office's raw entries: the newest of some types, as many as any office has need of and no more, so
// that none of them costs another one its page. What was left out is said, and read from there on.
import { and, asc, desc, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { entries, offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** A position as an address names it. */
export const positionSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Most entries that one part of a page is made of. */
export const readAtMost = 1000;
/** Bytes of entries after which a part reads no further one; nothing is passed over for its size. */
const readBytes = 16 * 1024 * 1024;

/** What one search for facts among an office's earliest entries reads at most: parts, and bytes after which it reads no further part. */
const searchedParts = 16;
const searchedBytes = 2 * readBytes;

/** The largest entry that is read for the page of all offices; the office's own page reads every one. */
const smallBytes = 16 * 1024;

/** An entry that could be read, and where it lies. */
export type TakenEntry = Envelope & { readonly position: number; readonly receivedAt: Date };

/** Part of a page. `olderThan`: the position before which there is more; null when this is all. */
export type Told<Fact> = { readonly list: readonly Fact[]; readonly olderThan: number | null };

/** Of one office, before a position, since a moment of arrival. */
export type Asked = {
  readonly office: string;
  readonly before?: number | undefined;
  readonly since?: Date;
};

const columns = {
  position: entries.position,
  receivedAt: entries.receivedAt,
  bytes: entries.bytes,
};

type Row = { position: number; receivedAt: Date; bytes: Uint8Array };

function taken({ bytes, position, receivedAt }: Row): TakenEntry[] {
  const read = readEntry(bytes);
  return typeof read === 'string' ? [] : [{ ...read.envelope, position, receivedAt }];
}

/** Entries in an order of their positions, as many as one part reads, and how many there were to read. */
async function readSome(store: Store, which: SQL | undefined, order: typeof desc) {
  const some = store
    .select(columns)
    .from(entries)
    .where(which)
    .orderBy(order(entries.position))
    .limit(readAtMost + 1)
    .as('some');
  const size = sql`octet_length(${some.bytes})`;
  const measured = store
    .select({
      position: some.position,
      receivedAt: some.receivedAt,
      bytes: some.bytes,
      // Of what was read before it, so that the first one always is.
      sizeBefore: sql<number>`sum(${size}) over (order by ${order(some.position)}) - ${size}`.as(
        'size_before',
      ),
      found: sql<number>`count(*) over ()`.mapWith(Number).as('found'),
    })
    .from(some)
    .as('measured');
  return store
    .select()
    .from(measured)
    .where(lt(measured.sizeBefore, readBytes))
    .orderBy(order(measured.position))
    .limit(readAtMost);
}

/** The newest entries of `ofTypes` (as the partial index says it), in the order of their arrival. */
export async function newestEntries(
  store: Store,
  { office, before, since }: Asked,
  ofTypes: SQL,
): Promise<Told<TakenEntry>> {
  const which = and(
    eq(entries.office, office),
    ofTypes,
    before === undefined ? undefined : lt(entries.position, before),
    since === undefined ? undefined : gte(entries.receivedAt, since),
  );
  const rows = await readSome(store, which, desc);
  const list = rows.flatMap(taken).reverse();
  const isAll = rows.length === (rows[0]?.found ?? 0);
  return { list, olderThan: isAll ? null : (rows.at(-1)?.position ?? null) };
}

/** The newest `most` entries of one type of every office, by office, in the order of their arrival, and whether they are all. */
export async function newestOfAll(
  store: Store,
  ofType: SQL,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<Map<string, { list: TakenEntry[]; isAll: boolean }>> {
  const isSmall = lte(sql`octet_length(${entries.bytes})`, smallBytes);
  const newest = store
    .select({
      ...columns,
      bytes: sql<Uint8Array | null>`case when ${isSmall} then ${entries.bytes} end`.as('small'),
    })
    .from(entries)
    .where(and(eq(entries.office, offices.code), ofType, gte(entries.receivedAt, since)))
    .orderBy(desc(entries.position))
    .limit(most)
    .as('newest');
  const rows = await store
    .select({
      office: offices.code,
      position: newest.position,
      receivedAt: newest.receivedAt,
      bytes: newest.bytes,
    })
    .from(offices)
    .crossJoinLateral(newest);
  return new Map(
    [...Map.groupBy(rows, ({ office }) => office)].map(([office, of]) => [
      office,
      {
        list: of
          .flatMap(({ bytes, ...row }) => (bytes === null ? [] : taken({ ...row, bytes })))
          .toSorted((one, other) => one.position - other.position),
        isAll: of.length < most && of.every(({ bytes }) => bytes !== null),
      },
    ]),
  );
}

/** `newerThan`: the position after which there is more that was not read; null when this is all. */
export type Earliest = { readonly list: readonly TakenEntry[]; readonly newerThan: number | null };

/** Of one office, after a position; no more than `most` facts. */
export type Searched = {
  readonly office: string;
  readonly after?: number | undefined;
  readonly most?: number;
};

/**
 * The earliest entries of `ofTypes` that say something (`isFact`), in the order of their arrival: no later one takes their place,
 * and neither does one that says nothing, which is read over as far as one search reads.
 */
export async function earliestEntries(
  store: Store,
  { office, after = 0, most = readAtMost }: Searched,
  ofTypes: SQL,
  isFact: (entry: TakenEntry) => boolean,
): Promise<Earliest> {
  const list: TakenEntry[] = [];
  let position = after;
  let bytes = 0;
  for (let part = 0; part < searchedParts && bytes < searchedBytes; part += 1) {
    const which = and(eq(entries.office, office), ofTypes, gt(entries.position, position));
    const rows = await readSome(store, which, asc);
    const isLast = rows.length === (rows[0]?.found ?? 0);
    for (const [index, row] of rows.entries()) {
      position = row.position;
      bytes += row.bytes.length;
      list.push(...taken(row).filter(isFact));
      if (list.length === most)
        return { list, newerThan: isLast && index === rows.length - 1 ? null : position };
    }
    if (isLast) return { list, newerThan: null };
  }
  return { list, newerThan: position };
}

/** Those of `ofTypes` that name an id in a field, as canonical JSON writes it. */
export function naming(ofTypes: SQL, field: string, id: string): SQL {
  const named = `${JSON.stringify(field)}:${JSON.stringify(id)}`;
  return sql`${ofTypes} and position(convert_to(${named}, 'UTF8') in ${entries.bytes}) > 0`;
}

/** Facts by their ids: of two under one id the first stands. */
export function firstOfEach<Fact>(facts: readonly Fact[], idOf: (fact: Fact) => string): Fact[] {
  const first = new Map<string, Fact>();
  for (const fact of facts) if (!first.has(idOf(fact))) first.set(idOf(fact), fact);
  return [...first.values()];
}
