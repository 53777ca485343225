// Stores a read batch in one transaction: the raw entries first, then what the province understands of them.
// The office's row is locked throughout, so that any number of processes on one PostgreSQL agree on what comes
// after what, and positions of an office become visible in their order.
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { epochSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { saveMembers } from '../devices/members.ts';
import { countedUntilNow } from '../projection/add-to-days.ts';
import type { CountedOnce } from '../projection/counted-once.ts';
import { project } from '../projection/project.ts';
import { type Understood, understand } from '../projection/understand.ts';
import { type Alarm, raiseAlarms } from '../store/alarms.ts';
import { devices, offices } from '../store/schema.ts';
import { run, together } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import { hasSoundProof } from './account-proofs.ts';
import { clockSkewMs } from './clock-skew.ts';
import { enrolledElsewhere } from './enrolled-elsewhere.ts';
import { insertEntries, type StoredEntry } from './insert-entries.ts';
import { keepBranch } from './keep-branch.ts';
import { checkOrder, findOrder, type OrderBefore } from './placed.ts';
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

/** What the entries of a batch say could not be counted. */
class NotCountedError extends Error {
  override readonly name = 'NotCountedError';
}
const notCounted = (cause: unknown): never => {
  throw new NotCountedError('What a batch says could not be counted.', { cause });
};

/**
 * Stores what is new in the batch; entries that are held already are compared, never stored twice (D22.2, N2). What cannot be
 * counted is stored all the same: once more, then with what is counted behind a savepoint.
 */
export async function storeBatch(
  store: Store,
  place: Place,
  batch: ReadBatch,
  now: Date,
): Promise<StoreOutcome> {
  const understood = batch.entries.map(({ envelope, canonical }) => understand(envelope, canonical));
  const storeIt = (isCareful: boolean): Promise<StoreOutcome> =>
    store.transaction((tx) => storeIn(tx, place, { batch, understood, isCareful, now }));
  try {
    return await storeIt(false);
  } catch (error) {
    if (!(error instanceof NotCountedError)) throw error;
    return storeIt(true);
  }
}

type Work = {
  readonly batch: ReadBatch;
  /** Of each of its entries. */
  readonly understood: readonly Understood[];
  readonly isCareful: boolean;
  readonly now: Date;
};

const patience = { name: 'patience', text: "set local lock_timeout = '5s'" };

/** What is asked first, in one go and in this order: how long the lock is waited for, the lock, and what is asked under it. */
async function readHeld(tx: Store, place: Place, understood: readonly Understood[]) {
  const [, [office], stream, counted, order] = await together([
    run(tx, patience, []),
    tx
      .select({ tail: offices.tail })
      .from(offices)
      .where(eq(offices.code, place.office))
      .for('update')
      .prepare('lock_office')
      .execute(),
    findStream(tx, place),
    countedUntilNow(tx, place.office, understood),
    findOrder(tx, place),
  ]);
  if (office === undefined)
    throw new Error(`The office ${place.office} of an enrolled device is not stored.`);
  return { tail: office.tail, stream, counted, order };
}

async function storeIn(tx: Store, place: Place, work: Work): Promise<StoreOutcome> {
  const { batch, now } = work;
  const known = await readHeld(tx, place, work.understood);
  const { stream } = known;
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
  return storeFresh(tx, { ...known, ...work, place, stream: start, held });
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

type Fresh = Work & {
  place: Place;
  stream: Stream;
  tail: number;
  counted: Map<string, CountedOnce>;
  order: OrderBefore;
  held: Map<number, Held>;
};

async function storeFresh(tx: Store, all: Fresh): Promise<StoreOutcome> {
  const { place, stream, tail, batch, order, held, now } = all;
  const { ackedSeq, headHash, backedUpSeq } = stream;
  const quarantined = batch.entries
    .filter(({ seq }) => typeof held.get(seq)?.quarantined === 'string')
    .map(({ seq }) => seq);
  const fresh = batch.entries.filter(({ seq }) => seq > ackedSeq);
  const understood = all.understood.slice(batch.entries.length - fresh.length);
  const last = fresh.at(-1);
  if (last === undefined) {
    await touch(tx, place, now);
    return { kind: 'stored', head: { ackedSeq, headHash, backedUpSeq, quarantined } };
  }
  const placed = fresh.map(({ envelope }, index) => ({
    ...{ envelope, understood: understood[index] ?? { quarantined: 'not_counted' as const } },
    ...{ stream: stream.id, position: tail + index + 1, receivedAt: now },
  }));
  const count = (inner: Store) => project(inner, place.office, placed, all.counted);
  const counted = !all.isCareful || (await isCounted(tx, count));
  const stored = fresh.map((entry, index) => ({
    ...entry,
    quarantined: reasonOf(understood[index]) ?? (counted ? null : 'not_counted'),
    clockSkewMs: clockSkewMs(entry.envelope, now),
  }));
  const { headSignature, bytes } = batch;
  const { senderId } = place;
  const inserted = insertEntries(tx, { stream, senderId, tail, bytes, entries: stored, headSignature, now });
  // The entries are on their way while what they add is worked out.
  const added = all.isCareful ? null : count(tx).catch(notCounted);
  await together([inserted, added]);
  const ofOrder = await checkOrder(tx, place, fresh, order, now);
  const elsewhere = await enrolledElsewhere(tx, place, fresh);
  await raiseAlarms(tx, [...entryAlarms(place, stored), ...elsewhere, ...ofOrder], now);
  // Membership is read even when the day could not be counted.
  const plain = fresh.filter((_, index) => reasonOf(understood[index]) === null);
  await saveMembers(tx, place, plain, now);
  quarantined.push(...stored.filter((entry) => entry.quarantined !== null).map(({ seq }) => seq));
  return { kind: 'stored', head: { ackedSeq: last.seq, headHash: last.hash, backedUpSeq, quarantined } };
}

/**
 * Counts behind a savepoint, so that entries that cannot be counted are stored all the same. False when it failed: the reason is
 * kept with each entry (`not_counted`), and the alarm names them.
 */
async function isCounted(tx: Store, count: (inner: Store) => Promise<void>): Promise<boolean> {
  try {
    await tx.transaction(count);
    return true;
  } catch {
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

async function touch(tx: Store, place: Place, now: Date): Promise<void> {
  await tx.update(devices).set({ lastContactAt: now }).where(eq(devices.id, place.senderId));
}

function alarmPlace(place: Place): { office: string; device: string } {
  return { office: place.office, device: place.deviceId };
}
