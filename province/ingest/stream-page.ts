// Pages of one stream as a device reads it back: the exact bytes after a number, on the stream itself or on a branch.
import { and, asc, between, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { entrySize, fitting, pageLimits } from '../store/page-limits.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Stream } from './streams.ts';

type Row = { seq: number; prev: Uint8Array; bytes: Uint8Array };
/** `prev`: the chain hash before the page, hex. */
export type StreamPage = { prev: string; entries: Row[]; more: boolean };

/** Entries after `after`, as many as a page holds; null when it has no beginning, because nothing is held there. */
export async function streamPage(
  store: Store,
  stream: Stream,
  { after, branch }: { after: number; branch: string | undefined },
  limits = pageLimits,
): Promise<StreamPage | null> {
  const list: List =
    branch === undefined ? mainList(store, stream, after) : branchList(store, stream, after, branch);
  const sizes = await list.sizes(limits.entries + 1);
  if (sizes === null) return null;
  const count = fitting(sizes, limits);
  const rows = await list.rows(count);
  const [first] = rows;
  const prev = first === undefined ? hashAt(stream, after) : Buffer.from(first.prev).toString('hex');
  if (prev === null || (first !== undefined && first.seq !== after + 1)) return null;
  return { prev, entries: rows, more: sizes.length > count };
}

/** Entries in their order: first the sizes of so many, null when there is no such list; then the first of them. */
type List = { sizes(limit: number): Promise<number[] | null>; rows(count: number): Promise<Row[]> };

function hashAt(stream: Stream, seq: number): string | null {
  if (seq === 0) return stream.startHash;
  return seq === stream.ackedSeq ? stream.headHash : null;
}

/** Entries of the stream itself after `after`, up to `last`. */
function mainList(store: Store, stream: Stream, after: number, last: number | null = null) {
  const place = and(
    eq(entries.office, stream.office),
    eq(entries.stream, stream.id),
    last === null ? gt(entries.seq, after) : between(entries.seq, after + 1, last),
  );
  return {
    async sizes(limit: number): Promise<number[]> {
      const measured = store.select({ size: entrySize }).from(entries).where(place);
      return (await measured.orderBy(asc(entries.seq)).limit(limit)).map(({ size }) => size);
    },
    async rows(count: number): Promise<Row[]> {
      const { seq, prev, bytes } = entries;
      return store.select({ seq, prev, bytes }).from(entries).where(place).orderBy(asc(seq)).limit(count);
    },
  };
}

const sizesSchema = z.object({
  rows: z.array(z.object({ first: z.coerce.number().nullable(), size: z.int().nullable() })),
});
const rowsSchema = z.object({
  rows: z.array(
    z.object({ seq: z.coerce.number(), prev: z.instanceof(Uint8Array), bytes: z.instanceof(Uint8Array) }),
  ),
});

/**
 * The same on the branch that ends in the entry of this hash: what it shares with the stream, then its own. The database
 * follows the branch back from its end: of a stream with very many branches only this one comes over.
 */
function branchList(store: Store, stream: Stream, after: number, end: string): List {
  const own = sql`with recursive own(seq, hash, prev) as (
    select seq, hash, prev from forks
      where office = ${stream.office} and stream = ${stream.id}::bigint and hash = ${Buffer.from(end, 'hex')}::bytea
    union all
    select forks.seq, forks.hash, forks.prev from own join forks on forks.office = ${stream.office}
      and forks.stream = ${stream.id}::bigint and forks.seq = own.seq - 1 and forks.hash = own.prev)`;
  const whole = sql`own join forks on forks.office = ${stream.office} and forks.stream = ${stream.id}::bigint
    and forks.seq = own.seq and forks.hash = own.hash`;
  let first = 0;
  let shared = 0;
  const main = () => mainList(store, stream, after, first - 1);
  return {
    async sizes(limit) {
      const found = sizesSchema.parse(
        await store.execute(sql`${own} select least.first, sized.size from (select min(seq) as first from own) least
          left join (select own.seq, octet_length(forks.bytes) as size from ${whole}
            where own.seq > ${after}::bigint order by own.seq limit ${limit}::int) sized on true order by sized.seq`),
      );
      const least = found.rows[0]?.first ?? null;
      if (least === null) return null;
      first = least;
      const ofMain = after + 1 < first ? await main().sizes(limit) : [];
      shared = ofMain.length;
      return [...ofMain, ...found.rows.flatMap(({ size }) => size ?? [])].slice(0, limit);
    },
    async rows(count) {
      const ofMain = shared === 0 ? [] : await main().rows(Math.min(count, shared));
      const left = count - ofMain.length;
      if (left === 0) return ofMain;
      const from = Math.max(after + 1, first);
      const { rows } = rowsSchema.parse(
        await store.execute(sql`${own} select forks.seq, forks.prev, forks.bytes from ${whole}
          where own.seq between ${from}::bigint and ${from + left - 1}::bigint order by forks.seq`),
      );
      return [...ofMain, ...rows];
    },
  };
}
