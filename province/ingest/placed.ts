// Checks the order of an office's entries as they arrive (J38): an entry's Lamport clock must follow from the entry before it and
// from the heads that it names. Nothing is refused or delayed. A wrong clock, and a named head that is missing for a day, raise
// alarms.
import { and, eq, lt, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { Alarm } from '../store/alarms.ts';
import { awaitedHeads, entries, streams } from '../store/schema.ts';
import { run } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import type { ReadEntry } from './read-batch.ts';
import type { Place, Stream } from './streams.ts';

/** A named head that is missing for so long raises an alarm: its PC is likely off, or gone. */
const longMs = 24 * 60 * 60_000;
/** Most missing heads kept of one batch. No real office names more, and nobody may fill the table. */
const mostAwaited = 64;

const orderBefore = {
  name: 'order_before',
  text: `select exists (select 1 from awaited_heads where office = $1) as awaits, (
    select entries.lc from streams join entries
      on entries.office = $1 and entries.stream = streams.id and entries.seq = streams.acked_seq
    where streams.device = $2 and streams.epoch = $3) as lc`,
};
const beforeSchema = z.tuple([z.object({ awaits: z.boolean(), lc: z.coerce.number() })]);
/** `lc`: Lamport clock of the stream's newest entry, 0 before its first. `awaits`: the office misses heads that entries name. */
export type OrderBefore = z.output<typeof beforeSchema>[0];

/** What the order of a batch is judged by, as it is before the batch. */
export async function findOrder(tx: Store, { office, deviceId, epoch }: Place): Promise<OrderBefore> {
  return beforeSchema.parse(await run(tx, orderBefore, [office, deviceId, epoch]))[0];
}

type HeldMark = { readonly stream: number; readonly seq: number; readonly hash: string; readonly lc: number };

/** Checks entries that were just stored. @returns the alarms of this batch and of heads that have been missing for long */
export async function checkOrder(
  tx: Store,
  place: Place,
  fresh: readonly ReadEntry[],
  order: OrderBefore,
  now: Date,
): Promise<Alarm[]> {
  const { office, deviceId, epoch } = place;
  const last = fresh.at(-1);
  if (last === undefined) return [];
  const heads = fresh.flatMap(({ envelope }) => envelope.seen ?? []);
  const held = await chainsOf(tx, office, heads.length > 0);
  const asked = heads.flatMap(([name, seq]) => {
    const chain = held.get(name);
    return chain === undefined || chain.ackedSeq < seq ? [] : [{ stream: chain.id, seq }];
  });
  const marks = await marksOf(tx, office, asked);
  const markOf = ([name, seq, hash]: SeenHead): HeldMark | 'missing' | 'elsewhere' => {
    const mark = marks.get(`${held.get(name)?.id} ${seq}`);
    if (mark === undefined) return 'missing';
    return shortHash(mark.hash) === hash ? mark : 'elsewhere';
  };
  const missing = new Map<string, { readonly seq: number; readonly bySeq: number }>();
  const alarms: Alarm[] = [];
  let before = order.lc;
  for (const { seq, envelope } of fresh) {
    const { lc, seen = [] } = envelope;
    const named = seen.map(markOf);
    for (const [index, mark] of named.entries()) {
      const head = seen[index];
      if (mark === 'missing' && head !== undefined) missing.set(head[0], { seq: head[1], bySeq: seq });
    }
    const known = named.filter((mark) => typeof mark === 'object');
    const follows = known.reduce((highest, mark) => Math.max(highest, mark.lc), before) + 1;
    // While a named head is missing, the right clock is not known.
    if (known.length === named.length && lc !== follows && alarms.length === 0)
      alarms.push({ office, device: deviceId, kind: 'out_of_order', key: `${epoch}:${seq}`, seq });
    before = lc;
  }
  if (order.awaits) await forgetArrived(tx, place, last.seq);
  await keepMissing(tx, place, missing, now);
  return !order.awaits ? alarms : [...alarms, ...(await longAwaited(tx, office, now))];
}

/** The office's chains by the short names under which entries name them. */
async function chainsOf(tx: Store, office: string, isAsked: boolean): Promise<Map<string, Stream>> {
  if (!isAsked) return new Map();
  const rows = await tx.select().from(streams).where(eq(streams.office, office));
  return new Map(rows.map((row) => [streamName(row.device, row.epoch), row]));
}

async function marksOf(
  tx: Store,
  office: string,
  asked: readonly { readonly stream: number; readonly seq: number }[],
): Promise<Map<string, HeldMark>> {
  if (asked.length === 0) return new Map();
  const among = sql`(${entries.stream}, ${entries.seq}) in (select * from unnest(
    ${sql.param(asked.map(({ stream }) => stream))}::bigint[], ${sql.param(asked.map(({ seq }) => seq))}::bigint[]))`;
  const rows = await tx
    .select({ stream: entries.stream, seq: entries.seq, hash: entries.hash, lc: entries.lc })
    .from(entries)
    .where(and(eq(entries.office, office), among));
  return new Map(
    rows.map((row) => [`${row.stream} ${row.seq}`, { ...row, hash: Buffer.from(row.hash).toString('hex') }]),
  );
}

/** Forgets awaited heads of a stream that arrived. */
async function forgetArrived(tx: Store, { office, deviceId, epoch }: Place, lastSeq: number): Promise<void> {
  const ofStream = and(eq(awaitedHeads.office, office), eq(awaitedHeads.stream, streamName(deviceId, epoch)));
  await tx.delete(awaitedHeads).where(and(ofStream, lte(awaitedHeads.seq, lastSeq)));
}

/** Keeps each missing head with the first entry that names it. */
async function keepMissing(
  tx: Store,
  { office, deviceId }: Place,
  missing: ReadonlyMap<string, { readonly seq: number; readonly bySeq: number }>,
  now: Date,
): Promise<void> {
  const rows = [...missing]
    .slice(0, mostAwaited)
    .map(([stream, { seq, bySeq }]) => ({ office, stream, seq, device: deviceId, bySeq, since: now }));
  if (rows.length > 0) await tx.insert(awaitedHeads).values(rows).onConflictDoNothing();
}

async function longAwaited(tx: Store, office: string, now: Date): Promise<Alarm[]> {
  const rows = await tx
    .select()
    .from(awaitedHeads)
    .where(and(eq(awaitedHeads.office, office), lt(awaitedHeads.since, new Date(now.getTime() - longMs))))
    .limit(mostAwaited);
  return rows.map(({ stream, seq, device, bySeq }) => ({
    ...{ office, device, kind: 'pending' as const },
    ...{ key: `${stream}:${seq}`, seq: bySeq },
  }));
}
