// Pages of one stream as a device reads it back: the exact bytes after a number, on the stream itself or on a branch.
import { and, asc, between, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Stream } from './streams.ts';

type Row = { seq: number; prev: Uint8Array; bytes: Uint8Array };
/** `prev`: the chain hash before the page, hex. */
export type StreamPage = { prev: string; entries: Row[]; more: boolean };

/** Entries after `after`; null when the page has no beginning, because nothing is held there. */
export async function streamPage(
  store: Store,
  stream: Stream,
  { after, branch, limit }: { after: number; branch: string | undefined; limit: number },
): Promise<StreamPage | null> {
  const rows =
    branch === undefined
      ? await mainRows(store, stream, after, null, limit + 1)
      : await branchRows(store, stream, after, branch, limit + 1);
  if (rows === null) return null;
  const [first] = rows;
  const prev = first === undefined ? hashAt(stream, after) : Buffer.from(first.prev).toString('hex');
  if (prev === null || (first !== undefined && first.seq !== after + 1)) return null;
  return { prev, entries: rows.slice(0, limit), more: rows.length > limit };
}

function hashAt(stream: Stream, seq: number): string | null {
  if (seq === 0) return stream.startHash;
  return seq === stream.ackedSeq ? stream.headHash : null;
}

/** Entries of the stream itself after `after`, up to `last`. */
async function mainRows(
  store: Store,
  stream: Stream,
  after: number,
  last: number | null,
  limit: number,
): Promise<Row[]> {
  const place = and(eq(entries.office, stream.office), eq(entries.stream, stream.id));
  return store
    .select({ seq: entries.seq, prev: entries.prev, bytes: entries.bytes })
    .from(entries)
    .where(and(place, last === null ? gt(entries.seq, after) : between(entries.seq, after + 1, last)))
    .orderBy(asc(entries.seq))
    .limit(limit);
}

const firstSchema = z.object({ rows: z.array(z.object({ first: z.coerce.number().nullable() })) });
const rowsSchema = z.object({
  rows: z.array(
    z.object({ seq: z.coerce.number(), prev: z.instanceof(Uint8Array), bytes: z.instanceof(Uint8Array) }),
  ),
});

/**
 * The same on the branch that ends in the entry of this hash: what it shares with the stream, then its own. The database
 * follows the branch back from its end: of a stream with very many branches only this one comes over.
 */
async function branchRows(
  store: Store,
  stream: Stream,
  after: number,
  end: string,
  limit: number,
): Promise<Row[] | null> {
  const own = sql`with recursive own(seq, hash, prev) as (
    select seq, hash, prev from forks
      where office = ${stream.office} and stream = ${stream.id}::bigint and hash = ${Buffer.from(end, 'hex')}::bytea
    union all
    select forks.seq, forks.hash, forks.prev from own join forks on forks.office = ${stream.office}
      and forks.stream = ${stream.id}::bigint and forks.seq = own.seq - 1 and forks.hash = own.prev)`;
  const found = firstSchema.parse(await store.execute(sql`${own} select min(seq) as first from own`));
  const first = found.rows[0]?.first ?? null;
  if (first === null) return null;
  const shared = after + 1 < first ? await mainRows(store, stream, after, first - 1, limit) : [];
  if (shared.length >= limit) return shared;
  const from = Math.max(after + 1, first);
  const { rows } = rowsSchema.parse(
    await store.execute(sql`${own} select forks.seq, forks.prev, forks.bytes from own join forks
      on forks.office = ${stream.office} and forks.stream = ${stream.id}::bigint
      and forks.seq = own.seq and forks.hash = own.hash
      where own.seq between ${from}::bigint and ${from + limit - shared.length - 1}::bigint order by forks.seq`),
  );
  return [...shared, ...rows];
}
