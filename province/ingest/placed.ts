// Checks the order of an office's entries as they arrive (J38): an entry's Lamport clock must follow from the entry before it and
// from the heads that it names. Nothing is refused or delayed. A wrong clock, and a named head that is missing for a day, raise
// alarms.
import { and, eq, lt, lte, sql } from 'drizzle-orm';
import type { SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { Alarm } from '../store/alarms.ts';
import { awaitedHeads, entries, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { ReadEntry } from './read-batch.ts';
import type { Place, Stream } from './streams.ts';

/** A named head that is missing for so long raises an alarm: its PC is likely off, or gone. */
const longMs = 24 * 60 * 60_000;
/** Most missing heads kept of one batch. No real office names more, and nobody may fill the table. */
const mostAwaited = 64;

type HeldMark = { readonly stream: number; readonly seq: number; readonly hash: string; readonly lc: number };

/** Checks entries that were just stored. @returns the alarms of this batch and of heads that have been missing for long */
export async function checkOrder(
  tx: Store,
  place: Place,
  stream: Stream,
  fresh: readonly ReadEntry[],
  now: Date,
): Promise<Alarm[]> {
  const { office, deviceId, epoch } = place;
  const [first, last] = [fresh[0], fresh.at(-1)];
  if (first === undefined || last === undefined) return [];
  const heads = fresh.flatMap(({ envelope }) => envelope.seen ?? []);
  const held = await chainsOf(tx, office, heads.length > 0);
  const marks = await marksOf(tx, office, [
    { stream: stream.id, seq: first.seq - 1 },
    ...heads.flatMap(([name, seq]) => {
      const chain = held.get(name);
      return chain === undefined || chain.ackedSeq < seq ? [] : [{ stream: chain.id, seq }];
    }),
  ]);
  const markOf = ([name, seq, hash]: SeenHead): HeldMark | 'missing' | 'elsewhere' => {
    const mark = marks.get(`${held.get(name)?.id} ${seq}`);
    if (mark === undefined) return 'missing';
    return shortHash(mark.hash) === hash ? mark : 'elsewhere';
  };
  const missing = new Map<string, { readonly seq: number; readonly bySeq: number }>();
  const alarms: Alarm[] = [];
  let before = marks.get(`${stream.id} ${first.seq - 1}`)?.lc ?? 0;
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
  await keepMissing(tx, place, missing, last.seq, now);
  return [...alarms, ...(await longAwaited(tx, office, now))];
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

/** Forgets awaited heads that arrived, and keeps each missing head with the first entry that names it. */
async function keepMissing(
  tx: Store,
  { office, deviceId, epoch }: Place,
  missing: ReadonlyMap<string, { readonly seq: number; readonly bySeq: number }>,
  lastSeq: number,
  now: Date,
): Promise<void> {
  await tx
    .delete(awaitedHeads)
    .where(
      and(
        eq(awaitedHeads.office, office),
        eq(awaitedHeads.stream, streamName(deviceId, epoch)),
        lte(awaitedHeads.seq, lastSeq),
      ),
    );
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
