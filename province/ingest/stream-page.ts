// Pages of one stream as a device reads it back: the exact bytes after a number, on the stream itself or on a branch.
import { and, asc, between, desc, eq, gt } from 'drizzle-orm';
import { entries, forks } from '../store/schema.ts';
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

/** The same on the branch that ends in the entry of this hash: what it shares with the stream, then its own. */
async function branchRows(
  store: Store,
  stream: Stream,
  after: number,
  end: string,
  limit: number,
): Promise<Row[] | null> {
  const place = and(eq(forks.office, stream.office), eq(forks.stream, stream.id));
  const all = await store
    .select({ seq: forks.seq, hash: forks.hash, prev: forks.prev })
    .from(forks)
    .where(place)
    .orderBy(desc(forks.seq));
  const own = new Map<number, Buffer>();
  let wanted = Buffer.from(end, 'hex');
  for (const row of all) {
    if (!wanted.equals(Buffer.from(row.hash))) continue;
    own.set(row.seq, wanted);
    wanted = Buffer.from(row.prev);
  }
  const first = Math.min(...own.keys());
  if (own.size === 0) return null;
  const shared = after + 1 < first ? await mainRows(store, stream, after, first - 1, limit) : [];
  if (shared.length >= limit) return shared;
  const from = Math.max(after + 1, first);
  const rows = await store
    .select({ seq: forks.seq, hash: forks.hash, prev: forks.prev, bytes: forks.bytes })
    .from(forks)
    .where(and(place, between(forks.seq, from, from + limit - shared.length - 1)))
    .orderBy(asc(forks.seq));
  return [...shared, ...rows.filter(({ seq, hash }) => own.get(seq)?.equals(Buffer.from(hash)))];
}
