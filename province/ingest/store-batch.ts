// Stores a read batch in one transaction: the raw entries first, then what the province understands of them.
// The office's row is locked throughout, so that any number of processes on one PostgreSQL agree on what comes
// after what, and positions of an office become visible in their order.
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { epochSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { saveMembers } from '../devices/members.ts';
import type { PlacedEntry } from '../projection/add-facts.ts';
import { project } from '../projection/project.ts';
import { type Understood, understand } from '../projection/understand.ts';
import { type Alarm, raiseAlarms } from '../store/alarms.ts';
import { devices, offices, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { hasSoundProof } from './account-proofs.ts';
import { clockSkewMs } from './clock-skew.ts';
import { enrolledElsewhere } from './enrolled-elsewhere.ts';
import { insertEntries, type StoredEntry } from './insert-entries.ts';
import { keepBranch } from './keep-branch.ts';
import { checkOrder } from './placed.ts';
import type { ReadBatch, ReadEntry } from './read-batch.ts';
import {
  findStream,
  followsBranch,
  type Held,
  heldEntries,
  type Place,
  type Stream,
  startStream,
} from './streams.ts';

/** `quarantined` names the entries of this batch only. */
type Head = { ackedSeq: number; headHash: string; backedUpSeq: number; quarantined: number[] };

export type StoreOutcome =
  | { kind: 'stored'; head: Head }
  | { kind: 'gap'; expectedSeq: number }
  /** `keptSeq`: up to which entry the branch is kept. */
  | { kind: 'fork'; seq: number; keptSeq: number }
  /** `isStart`: the batch begins a new epoch, and the entry that the epoch starts from is not held. */
  | { kind: 'chain_broken'; seq: number; isStart: boolean };

/** Stores what is new in the batch; entries that are held already are compared, never stored twice (D22.2, N2). */
export async function storeBatch(
  store: Store,
  place: Place,
  batch: ReadBatch,
  now: Date,
): Promise<StoreOutcome> {
  return store.transaction(async (tx) => {
    await tx.execute(sql`set local lock_timeout = '5s'`);
    const [office] = await tx
      .select({ tail: offices.tail })
      .from(offices)
      .where(eq(offices.code, place.office))
      .for('update');
    if (office === undefined)
      throw new Error(`The office ${place.office} of an enrolled device is not stored.`);
    const stream = await findStream(tx, place);
    const ackedSeq = stream?.ackedSeq ?? 0;
    const isPlain = batch.from === ackedSeq + 1 && stream?.headHash === batch.prev;
    if (stream !== undefined && !isPlain && (await followsBranch(tx, stream, batch))) {
      await addToQuarantine(tx, place, stream, { batch, entries: batch.entries, now });
      await touch(tx, place, now);
      return { kind: 'fork', seq: batch.from, keptSeq: batch.to };
    }
    if (batch.from > ackedSeq + 1) return { kind: 'gap', expectedSeq: ackedSeq + 1 };

    const isNext = batch.from === ackedSeq + 1;
    const held =
      stream === undefined || isNext ? new Map<number, Held>() : await heldEntries(tx, stream, batch);
    const before = isNext ? stream?.headHash : hashBefore(batch, stream, held);
    const start = stream ?? (await startStream(tx, place, batch.prev, now));
    if (start === null || (before !== undefined && before !== batch.prev)) {
      if (stream !== undefined)
        await addToQuarantine(tx, place, stream, { batch, entries: batch.entries, now });
      await raiseAlarms(
        tx,
        [
          {
            ...alarmPlace(place),
            kind: 'chain_broken',
            key: `${place.epoch}:${batch.from}`,
            seq: batch.from,
          },
        ],
        now,
      );
      return { kind: 'chain_broken', seq: batch.from, isStart: start === null };
    }
    const forkAt = batch.entries.findIndex(({ seq, hash }) => held.has(seq) && held.get(seq)?.hash !== hash);
    const forked = batch.entries[forkAt];
    if (forked !== undefined) {
      await addToQuarantine(tx, place, start, { batch, entries: batch.entries.slice(forkAt), now });
      await raiseAlarms(
        tx,
        [{ ...alarmPlace(place), kind: 'fork', key: `${place.epoch}:${forked.seq}`, seq: forked.seq }],
        now,
      );
      return { kind: 'fork', seq: forked.seq, keptSeq: batch.to };
    }
    const fresh = batch.entries.filter(({ seq }) => seq > ackedSeq);
    return storeFresh(tx, { place, stream: start, tail: office.tail, batch, fresh, held, now });
  });
}

type Aside = { batch: ReadBatch; entries: ReadEntry[]; now: Date };

/**
 * Stores a branch that contradicts the stream. No total counts it. Its admissions of PCs hold all the same: the device signed them, and
 * otherwise no entry of a PC that was admitted there could be accepted.
 */
async function addToQuarantine(
  tx: Store,
  place: Place,
  stream: Stream,
  { batch, entries, now }: Aside,
): Promise<void> {
  await keepBranch(tx, stream, batch, entries, now);
  const plain = entries.filter(
    ({ envelope, canonical }) => reasonOf(understand(envelope, canonical)) === null,
  );
  await saveMembers(tx, place, plain, now);
}

function hashBefore(
  batch: ReadBatch,
  stream: Stream | undefined,
  held: Map<number, Held>,
): string | undefined {
  return batch.from === 1 ? stream?.startHash : held.get(batch.from - 1)?.hash;
}

type Fresh = {
  place: Place;
  stream: Stream;
  tail: number;
  batch: ReadBatch;
  fresh: ReadEntry[];
  held: Map<number, Held>;
  now: Date;
};

async function storeFresh(
  tx: Store,
  { place, stream, tail, batch, fresh, held, now }: Fresh,
): Promise<StoreOutcome> {
  const quarantined = batch.entries
    .filter(({ seq }) => typeof held.get(seq)?.quarantined === 'string')
    .map(({ seq }) => seq);
  const last = fresh.at(-1);
  if (last === undefined) {
    await touch(tx, place, now);
    const { ackedSeq, headHash, backedUpSeq } = stream;
    return { kind: 'stored', head: { ackedSeq, headHash, backedUpSeq, quarantined } };
  }
  const understood = fresh.map((entry) => understand(entry.envelope, entry.canonical));
  const counted = await projectOrNot(
    tx,
    place.office,
    fresh.map(({ envelope }, index) => ({
      ...{ envelope, understood: understood[index] ?? { quarantined: 'not_counted' } },
      ...{ stream: stream.id, position: tail + index + 1, receivedAt: now },
    })),
  );
  const stored: StoredEntry[] = fresh.map((entry, index) => ({
    ...entry,
    quarantined: counted ? reasonOf(understood[index]) : (reasonOf(understood[index]) ?? 'not_counted'),
    clockSkewMs: clockSkewMs(entry.envelope, now),
  }));
  await insertEntries(tx, { stream, tail, bytes: batch.bytes, entries: stored, now });
  await moveOn(tx, place, stream, {
    last,
    tail: tail + fresh.length,
    now,
    headSignature: batch.headSignature,
  });
  const ofOrder = await checkOrder(tx, place, stream, fresh, now);
  const elsewhere = await enrolledElsewhere(tx, place, fresh);
  await raiseAlarms(tx, [...entryAlarms(place, stored), ...elsewhere, ...ofOrder], now);
  // Membership is read even when the day could not be counted.
  const plain = fresh.filter((_, index) => reasonOf(understood[index]) === null);
  await saveMembers(tx, place, plain, now);
  quarantined.push(...stored.filter((entry) => entry.quarantined !== null).map(({ seq }) => seq));
  const { backedUpSeq } = stream;
  return { kind: 'stored', head: { ackedSeq: last.seq, headHash: last.hash, backedUpSeq, quarantined } };
}

/**
 * Projects what was understood, behind a savepoint: a projection that fails leaves the entries stored.
 * False when it failed.
 */
async function projectOrNot(
  tx: Store,
  office: string,
  entries: readonly (PlacedEntry & { readonly understood: Understood })[],
): Promise<boolean> {
  try {
    await tx.transaction((inner) => project(inner, office, entries));
    return true;
  } catch {
    // The reason is kept with each entry (`not_counted`), and the alarm names them.
    return false;
  }
}

function reasonOf(understood: Understood | undefined): string | null {
  return understood !== undefined && 'quarantined' in understood ? understood.quarantined : null;
}

const setApartSchema = z.object({ device: idSchema, epoch: epochSchema, seq: z.int().min(1) });

/** One alarm per kind, stream and day, not one per entry. */
function entryAlarms(place: Place, stored: StoredEntry[]): Alarm[] {
  const alarms: Alarm[] = [];
  for (const { seq, envelope, quarantined, clockSkewMs: skew } of stored) {
    const common = { ...alarmPlace(place), seq };
    const key = `${place.epoch}:${envelope.day}`;
    if (quarantined !== null) alarms.push({ ...common, kind: 'quarantined', key: `${key}:${quarantined}` });
    if (skew !== null) alarms.push({ ...common, kind: 'clock', key });
    // The device itself reports that its store was older than what somebody else held of it.
    if (envelope.type === 'device.rewound' || envelope.type === 'store.rewound')
      alarms.push({ ...common, kind: 'rewound', key: `${place.epoch}:${seq}` });
    if (envelope.type === 'store.tables_repaired' || envelope.type === 'store.journal_damaged')
      alarms.push({ ...common, kind: 'tampered', key: `${place.epoch}:${seq}` });
    // Once, also where a PC of the office names it as well (D11.54, D11.61).
    if (quarantined === null && !hasSoundProof(envelope))
      alarms.push({ ...common, kind: 'unproved', key: `${place.deviceId}:${place.epoch}:${seq}` });
    // A PC of the office names a fact of another one, each once however many name it (D11.54).
    const apart = envelope.type === 'account.fact_set_apart' ? setApartSchema.safeParse(envelope.body) : null;
    if (apart?.success) {
      const { device, epoch, seq: of } = apart.data;
      alarms.push({
        office: place.office,
        device,
        kind: 'unproved',
        key: `${device}:${epoch}:${of}`,
        seq: of,
      });
    }
  }
  return alarms;
}

/** The stream's head, the office's tail and the device's contact, by one statement. */
async function moveOn(
  tx: Store,
  place: Place,
  stream: Stream,
  {
    last,
    tail,
    now,
    headSignature,
  }: { last: ReadEntry; tail: number; now: Date; headSignature: string | null },
): Promise<void> {
  const signed =
    headSignature === null
      ? sql``
      : sql`, signed_seq = ${last.seq}, signed_hash = ${last.hash}, head_signature = ${headSignature}`;
  await tx.execute(sql`
    with head as (
      update ${streams} set acked_seq = ${last.seq}, head_hash = ${last.hash}, last_entry_at = ${last.envelope.at}${signed}
      where id = ${stream.id}
    ), tail as (
      update ${offices} set tail = ${tail} where code = ${place.office}
    )
    update ${devices} set last_contact_at = ${now.toISOString()}::timestamptz where id = ${place.senderId}`);
}

async function touch(tx: Store, place: Place, now: Date): Promise<void> {
  await tx.update(devices).set({ lastContactAt: now }).where(eq(devices.id, place.senderId));
}

function alarmPlace(place: Place): { office: string; device: string } {
  return { office: place.office, device: place.deviceId };
}
