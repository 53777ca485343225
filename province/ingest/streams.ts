// Streams and what is held of them: one chain per device and epoch.
import { and, asc, between, eq, inArray } from 'drizzle-orm';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { entries, forks, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { ReadBatch } from './read-batch.ts';

/** A stream, and the device that sends for it: its own, or a relay. */
export type Place = { office: string; deviceId: string; epoch: string; senderId: string };
export type Stream = typeof streams.$inferSelect;

/** The stream, or undefined before its first batch. */
export async function findStream(
  tx: Store,
  place: Pick<Place, 'deviceId' | 'epoch'>,
): Promise<Stream | undefined> {
  const [stream] = await tx
    .select()
    .from(streams)
    .where(and(eq(streams.device, place.deviceId), eq(streams.epoch, place.epoch)))
    .prepare('find_stream')
    .execute();
  return stream;
}

/** What is held under a seq. */
export type Held = { hash: string; quarantined: string | null };

/** Entries held from just before the batch to its end, by seq. */
export async function heldEntries(tx: Store, stream: Stream, batch: ReadBatch): Promise<Map<number, Held>> {
  const rows = await tx
    .select({ seq: entries.seq, hash: entries.hash, quarantined: entries.quarantined })
    .from(entries)
    .where(
      and(
        eq(entries.office, stream.office),
        eq(entries.stream, stream.id),
        between(entries.seq, batch.from - 1, batch.to),
      ),
    )
    .orderBy(asc(entries.seq));
  return new Map(
    rows.map(({ seq, hash, quarantined }) => [seq, { hash: Buffer.from(hash).toString('hex'), quarantined }]),
  );
}

/** True when the batch goes on where a kept branch ends. */
export async function followsBranch(tx: Store, stream: Stream, batch: ReadBatch): Promise<boolean> {
  const [before] = await tx
    .select({ seq: forks.seq })
    .from(forks)
    .where(
      and(
        eq(forks.office, stream.office),
        eq(forks.stream, stream.id),
        eq(forks.seq, batch.from - 1),
        eq(forks.hash, Buffer.from(batch.prev, 'hex')),
      ),
    );
  return before !== undefined;
}

/** A new epoch begins from nothing or from an entry that the province holds of the same device; null otherwise. */
export async function startStream(tx: Store, place: Place, prev: string, now: Date): Promise<Stream | null> {
  const parent = prev === zeroHash ? { stream: null, seq: null } : await parentOf(tx, place, prev);
  if (parent === null) return null;
  const [stream] = await tx
    .insert(streams)
    .values({
      office: place.office,
      device: place.deviceId,
      epoch: place.epoch,
      parentStream: parent.stream,
      parentSeq: parent.seq,
      startHash: prev,
      headHash: prev,
      createdAt: now,
    })
    .returning();
  return stream ?? null;
}

/** The entry of the same device, on whichever branch, whose hash the new epoch starts from. */
async function parentOf(tx: Store, place: Place, prev: string) {
  const hash = Buffer.from(prev, 'hex');
  for (const held of [entries, forks]) {
    const own = tx.select({ id: streams.id }).from(streams).where(eq(streams.device, place.deviceId));
    const [parent] = await tx
      .select({ stream: held.stream, seq: held.seq })
      .from(held)
      .where(and(eq(held.office, place.office), inArray(held.stream, own), eq(held.hash, hash)))
      .limit(1);
    if (parent !== undefined) return parent;
  }
  return null;
}
