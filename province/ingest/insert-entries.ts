// Inserts a batch's entries by one statement, which moves the stream's head, the office's tail and the sender's contact on as well.
// The body goes over once and each row takes its own slice of it; so does the chain of hashes.
import { numbers, run, texts } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import type { ReadEntry } from './read-batch.ts';
import type { Stream } from './streams.ts';

export type StoredEntry = ReadEntry & { quarantined: string | null; clockSkewMs: number | null };

type Insert = {
  stream: Stream;
  senderId: string;
  /** Position of the office's newest entry before this batch. */
  tail: number;
  bytes: Uint8Array;
  entries: readonly StoredEntry[];
  /** Over the last entry. */
  headSignature: string | null;
  now: Date;
};

const insert = {
  name: 'insert_entries',
  text: `
    with head as (
      update streams set acked_seq = $11, head_hash = $12, last_entry_at = $13,
        signed_seq = case when $14::text is null then signed_seq else $11 end,
        signed_hash = case when $14::text is null then signed_hash else $12 end,
        head_signature = coalesce($14::text, head_signature)
      where id = $2::bigint
    ), tail as (
      update offices set tail = $3::bigint + $15::integer where code = $1
    ), contact as (
      update devices set last_contact_at = $5::timestamptz where id = $16
    )
    insert into entries (office, stream, seq, position, hash, prev, bytes, type, tv, lc, day, at, received_at,
      quarantined, clock_skew_ms)
    select $1, $2::bigint, $11::bigint - $15::integer + row.nth, $3::bigint + row.nth,
      substring($4::bytea from 32 * row.nth::integer + 1 for 32), substring($4::bytea from 32 * row.nth::integer - 31 for 32),
      substring($6::bytea from row.start + 1 for row.length),
      row.type, row.tv, row.lc, row.day, row.at, $5::timestamptz, row.quarantined, row.skew
    from unnest($7::integer[], $8::integer[], $9::text[], $10::integer[], $17::bigint[], $18::text[], $19::text[],
      $20::text[], $21::bigint[]) with ordinality as row(start, length, type, tv, lc, day, at, quarantined, skew, nth)`,
};

/** Entries that follow each other, the first of them what is held; at least one. */
export async function insertEntries(tx: Store, batch: Insert): Promise<void> {
  const { stream, senderId, tail, bytes, entries, headSignature, now } = batch;
  const last = entries.at(-1);
  if (last === undefined) return;
  const column = <Value>(of: (entry: StoredEntry) => Value) => entries.map(of);
  const chain = Buffer.from(`${entries[0]?.prev}${column(({ hash }) => hash).join('')}`, 'hex');
  await run(tx, insert, [
    ...[stream.office, stream.id, tail, chain, now.toISOString(), bytes],
    numbers(column(({ start }) => start)),
    numbers(column(({ length }) => length)),
    texts(column(({ envelope }) => envelope.type)),
    numbers(column(({ envelope }) => envelope.tv)),
    ...[last.seq, last.hash, last.envelope.at, headSignature, entries.length, senderId],
    numbers(column(({ envelope }) => envelope.lc)),
    texts(column(({ envelope }) => envelope.day)),
    texts(column(({ envelope }) => envelope.at)),
    texts(column(({ quarantined }) => quarantined)),
    numbers(column(({ clockSkewMs }) => clockSkewMs)),
  ]);
}
