// Inserts a batch's entries by one statement: the body goes over once and each row takes its own slice of it.
import { sql } from 'drizzle-orm';
import type { streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { ReadEntry } from './read-batch.ts';

export type StoredEntry = ReadEntry & { quarantined: string | null; clockSkewMs: number | null };

type Insert = {
  stream: typeof streams.$inferSelect;
  /** Position of the office's newest entry before this batch. */
  tail: number;
  bytes: Uint8Array;
  entries: StoredEntry[];
  now: Date;
};

export async function insertEntries(tx: Store, { stream, tail, bytes, entries, now }: Insert): Promise<void> {
  const column = <Value>(of: (entry: StoredEntry) => Value) => sql.param(entries.map(of));
  await tx.execute(sql`
    insert into entries (office, stream, seq, position, hash, prev, bytes, type, tv, lc, day, at, received_at,
      quarantined, clock_skew_ms)
    select ${stream.office}, ${stream.id}::bigint, row.seq, ${tail}::bigint + row.nth,
      decode(row.hash, 'hex'), decode(row.prev, 'hex'),
      substring(${sql.param(bytes)}::bytea from row.start + 1 for row.length),
      row.type, row.tv, row.lc, row.day, row.at, ${now.toISOString()}::timestamptz, row.quarantined, row.skew
    from unnest(
      ${column((entry) => entry.seq)}::bigint[],
      ${column((entry) => entry.hash)}::text[],
      ${column((entry) => entry.prev)}::text[],
      ${column((entry) => entry.start)}::integer[],
      ${column((entry) => entry.length)}::integer[],
      ${column((entry) => entry.envelope.type)}::text[],
      ${column((entry) => entry.envelope.tv)}::integer[],
      ${column((entry) => entry.envelope.lc)}::bigint[],
      ${column((entry) => entry.envelope.day)}::text[],
      ${column((entry) => entry.envelope.at)}::text[],
      ${column((entry) => entry.quarantined)}::text[],
      ${column((entry) => entry.clockSkewMs)}::bigint[]
    ) with ordinality as row(seq, hash, prev, start, length, type, tv, lc, day, at, quarantined, skew, nth)`);
}
