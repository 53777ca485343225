// Sync through a network that drops, duplicates, truncates, delays and answers nonsense: the province ends with
// exactly the office's entries. Then restored servers, restored devices, captive portals.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { storeFile, witnessFile } from '#core/journal/device/office-files.ts';
import type { SyncStateView } from '#core/replication/sync/contract.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { type Province, startProvince } from '#province/server.ts';
import { entries, forks, streams } from '#province/store/schema.ts';
import { type ChaosProxy, type Fault, faults, startChaosProxy } from '#tests/support/chaos-proxy.ts';
import { copyStore } from '#tests/support/copied-store.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { assertSound } from '#tests/support/office.ts';
import { type RealPostgres, startRealPostgres } from '#tests/support/real-postgres.ts';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { inTier } from '#tests/support/tier.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());
const timeoutMs = 2000;

/** An office with a day behind it; every test has a copy. */
let played: string;
let postgres: RealPostgres;
beforeAll(async () => {
  played = mkdtempSync(join(tmpdir(), 'pishkhan-played-'));
  const office = openSimulated(played, 'played');
  await playDays(office, 1, inTier(4, 15));
  await office.desk.close();
  process.stdout.write(`sync through a bad network: PISHKHAN_TEST_SEED=${seed}\n`);
  postgres = await startRealPostgres();
}, 180_000);
afterAll(async () => {
  await postgres?.stop();
  rmSync(played, { recursive: true, force: true });
}, 240_000);

const provinces = {
  PGlite: async () => startProvince({ dir: await putEmptyProvince(temporaryFolder()) }),
  PostgreSQL: async () => startProvince({ databaseUrl: await postgres.freshDatabase() }),
};

type Scene = {
  readonly dir: string;
  readonly desk: Desk;
  readonly office: ReturnType<typeof openSimulated>;
  readonly province: Province;
  readonly proxy: ChaosProxy;
  /** Requests that another host got. */
  readonly elsewhere: { requests: number };
};

/** A demo office with a day behind it, enrolled through a proxy that still lets everything pass. */
async function scene(kind: keyof typeof provinces): Promise<Scene> {
  const province = await provinces[kind]();
  onTestFinished(() => province.close());
  const elsewhere = { requests: 0 };
  const other: Server = createServer((_request, response) => {
    elsewhere.requests += 1;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    other.close();
  });
  await new Promise((resolve) => other.once('listening', resolve));
  const proxy = await startChaosProxy({
    target: province.url,
    random: seededRandom(`${seed}/${kind}`),
    tooLateMs: timeoutMs + 300,
    elsewhere: `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1/`,
  });
  onTestFinished(() => proxy.close());
  const dir = temporaryFolder();
  copyStore(played, dir);
  copyFileSync(witnessFile(played), witnessFile(dir));
  const office = openDevice(dir, 'office');
  await enrolDevice(office.desk, null, proxy.url, await province.createEnrolCode('1101'));
  return { dir, desk: office.desk, office, province, proxy, elsewhere };
}

/** The folder as a copy of it has it: the store and its witness, so that nothing here knows what came later. */
function copyNow({ dir, store }: Desk, into: string): void {
  writeSnapshot(store.sqlite, storeFile(into));
  copyFileSync(witnessFile(dir), witnessFile(into));
}

function openDevice(dir: string, machineSeed: string): ReturnType<typeof openSimulated> {
  const opened = openSimulated(dir, machineSeed, { sync: { timeoutMs, random: () => 0.999 } });
  onTestFinished(() => opened.desk.close());
  return opened;
}

function addEntry(desk: Desk): void {
  desk.path.execute(null, (tx) => {
    tx.append(premisesChecked, { checkId: tx.newId(), item: 'rate_board', result: 'passed' }, { note: null });
  });
}

async function syncUntilSent(desk: Desk): Promise<SyncStateView> {
  for (let attempt = 1; attempt <= 300; attempt += 1) {
    const state = await desk.sync.syncNow();
    if (state.problem === null && state.queued === 0) return state;
  }
  throw new Error(`seed ${seed}: not sent after 300 attempts: ${JSON.stringify(desk.sync.state())}`);
}

/** What the province holds, stream after stream: exact bytes in the order of their numbers. */
async function heldBy(province: Province): Promise<Record<string, string[]>> {
  const rows = await province.store
    .select({ epoch: streams.epoch, seq: entries.seq, bytes: entries.bytes })
    .from(entries)
    .innerJoin(streams, eq(streams.id, entries.stream))
    .orderBy(asc(streams.id), asc(entries.seq));
  const byEpoch = Map.groupBy(rows, ({ epoch }) => epoch);
  return Object.fromEntries(
    [...byEpoch].map(([epoch, held]) => {
      expect(held.map(({ seq }) => seq)).toEqual(held.map((_, index) => index + 1));
      return [epoch, held.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))];
    }),
  );
}

function heldHere({ path: { journal } }: Desk): Record<string, string[]> {
  return Object.fromEntries(
    journal
      .streams()
      .map((stream) => [
        stream.epoch,
        journal.entriesAfter(stream, 0, 100_000).map(({ bytes }) => bytes.toString('utf8')),
      ]),
  );
}

/** The one that provinces run on; before a release also the other. */
const kinds: readonly (keyof typeof provinces)[] = inTier(['PostgreSQL'], ['PGlite', 'PostgreSQL']);

describe.each(kinds)('a province on %s', (kind) => {
  test(`D22.1 ends with exactly the office's entries, whatever the network does (seed ${seed})`, async () => {
    const { desk, office, province, proxy, elsewhere } = await scene(kind);
    proxy.disturb(0.5);
    await syncUntilSent(desk);
    await playDays(office, 1, inTier(8, 25));
    await syncUntilSent(desk);
    const missing = (): Fault[] => faults.filter((fault) => proxy.seen[fault] === 0);
    for (let more = 0; missing().length > 0 && more < 100; more += 1) {
      addEntry(desk);
      proxy.disturb(0.6, more % 2 === 0 ? missing() : faults);
      await syncUntilSent(desk);
    }
    expect(missing()).toEqual([]);
    process.stdout.write(`${kind}: ${desk.path.journal.count()} entries, ${JSON.stringify(proxy.seen)}\n`);
    expect(desk.path.journal.count()).toBeGreaterThan(inTier(60, 200));
    expect(await heldBy(province)).toEqual(heldHere(desk));
    expect(await province.store.select().from(forks)).toEqual([]);
    expect(elsewhere.requests).toBe(0);
    await assertSound(desk);
  }, 180_000);

  test('gets again what it lost when it was restored from a backup', {
    tags: 'release',
    timeout: 180_000,
  }, async () => {
    const { desk, province } = await scene(kind);
    await syncUntilSent(desk);
    const before = desk.reads.sync.province()?.serverEpoch;
    const kept = Math.floor(desk.path.journal.count() / 2);
    await restoreTo(province, kept);
    expect(Object.values(await heldBy(province))[0]).toHaveLength(kept);
    await syncUntilSent(desk);
    expect(await heldBy(province)).toEqual(heldHere(desk));
    expect(desk.reads.sync.province()?.serverEpoch).not.toBe(before);
    addEntry(desk);
    await restoreTo(province, kept - 10);
    await syncUntilSent(desk);
    expect(await heldBy(province)).toEqual(heldHere(desk));
    await assertSound(desk);
  });

  test('gives a device that was restored from a snapshot its tail back, and it goes on in a new epoch', {
    tags: 'release',
    timeout: 180_000,
  }, async () => {
    const { dir, desk, office, province } = await scene(kind);
    const restoredDir = temporaryFolder();
    copyNow(desk, restoredDir);
    await playDays(office, 1, 3);
    await syncUntilSent(desk);
    const whole = heldHere(desk);
    await desk.close();
    expect(restoredDir).not.toBe(dir);
    const restored = openDevice(restoredDir, 'restored').desk;
    const [parent] = restored.path.journal.streams();
    if (parent === undefined) throw new Error('the snapshot has a stream');
    await syncUntilSent(restored);
    const identity = restored.identity();
    expect(identity?.epoch).not.toBe(parent.epoch);
    const now = heldHere(restored);
    expect(now[parent.epoch]).toEqual(whole[parent.epoch]);
    const [opened = ''] = now[identity?.epoch ?? ''] ?? [];
    expect(JSON.parse(opened)).toMatchObject({
      type: 'device.epoch_opened',
      seq: 1,
      body: {
        parentEpoch: parent.epoch,
        parentSeq: whole[parent.epoch]?.length,
        parentHash: restored.path.journal.head(parent).hash,
        reason: 'restored',
      },
    });
    addEntry(restored);
    await syncUntilSent(restored);
    expect(await heldBy(province)).toEqual(heldHere(restored));
    await assertSound(restored);
  });

  test('J14 gives a device that was found older its tail back in the epoch it was written in', {
    tags: 'release',
    timeout: 180_000,
  }, async () => {
    const { dir, desk, office, province } = await scene(kind);
    const copy = temporaryFolder();
    copyNow(desk, copy);
    await playDays(office, 1, 3);
    await syncUntilSent(desk);
    const whole = heldHere(desk);
    const { epoch = '' } = desk.identity() ?? {};
    await desk.close();
    copyStore(copy, dir);
    const older = openDevice(dir, 'older').desk;
    expect(older.witnessed).toMatchObject({ cause: 'entries_missing' });
    expect(heldHere(older)[epoch]?.length).toBeLessThan(whole[epoch]?.length ?? 0);
    await syncUntilSent(older);
    expect(heldHere(older)[epoch]).toEqual(whole[epoch]);
    expect(await heldBy(province)).toEqual(heldHere(older));
    expect(await province.store.select().from(forks)).toEqual([]);
    await assertSound(older);
  });

  test('keeps both branches of a device that was restored and worked on before it synced', {
    tags: 'release',
    timeout: 180_000,
  }, async () => {
    const { desk, office, province } = await scene(kind);
    const restoredDir = temporaryFolder();
    copyNow(desk, restoredDir);
    await playDays(office, 1, 3);
    await syncUntilSent(desk);
    const whole = heldHere(desk);
    await desk.close();
    const restored = openDevice(restoredDir, 'restored').desk;
    const [parent] = restored.path.journal.streams();
    if (parent === undefined) throw new Error('the snapshot has a stream');
    const common = restored.path.journal.head(parent);
    addEntry(restored);
    addEntry(restored);
    await syncUntilSent(restored);
    addEntry(restored);
    await syncUntilSent(restored);
    const held = await heldBy(province);
    expect(held[parent.epoch]).toEqual(whole[parent.epoch]);
    expect(heldHere(restored)[parent.epoch]).toHaveLength(common.seq + 2);
    const { epoch = '' } = restored.identity() ?? {};
    expect(held[epoch]).toEqual(heldHere(restored)[epoch]);
    expect(JSON.parse(held[epoch]?.[0] ?? '')).toMatchObject({
      body: { parentEpoch: parent.epoch, parentSeq: common.seq, parentHash: common.hash, reason: 'forked' },
    });
    await assertSound(restored);
  });

  test('a captive portal, a proxy error and a redirect count as offline and change nothing', {
    tags: 'release',
    timeout: 180_000,
  }, async () => {
    const { desk, province, proxy, elsewhere } = await scene(kind);
    const total = desk.path.journal.count();
    for (const fault of ['captive_portal', 'bad_gateway', 'unavailable', 'redirect_elsewhere'] as const) {
      proxy.disturb(1, [fault]);
      expect(await desk.sync.syncNow(), fault).toMatchObject({
        problem: { code: 'PROVINCE_UNREACHABLE' },
        queued: total,
        acked: 0,
      });
    }
    expect(elsewhere.requests).toBe(0);
    expect(await heldBy(province)).toEqual({});
    proxy.disturb(0);
    expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
    expect(await heldBy(province)).toEqual(heldHere(desk));
  });

  test("a PC whose clock was set since the last contact syncs on by the province's time", {
    tags: 'release',
    timeout: 180_000,
  }, async () => {
    const { desk, province } = await scene(kind);
    await syncUntilSent(desk);
    addEntry(desk);
    desk.clock.offsetMs = (desk.clock.offsetMs ?? 0) + 3 * 60 * 60 * 1000;
    expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
    expect(await heldBy(province)).toEqual(heldHere(desk));
  });
});

/** What a restore from a backup leaves: entries up to `seq`, and a new server epoch. */
async function restoreTo(province: Province, seq: number): Promise<void> {
  const { store } = province;
  await store.execute(sql`alter table entries disable trigger entries_append_only`);
  await store.execute(sql`delete from entries where seq > ${seq}`);
  await store.execute(sql`alter table entries enable trigger entries_append_only`);
  await store.execute(
    sql`update streams set acked_seq = ${seq}, head_hash = (select encode(hash, 'hex') from entries where stream = streams.id and seq = ${seq})`,
  );
  await store.execute(sql`update offices set tail = (select max(position) from entries where office = code)`);
  await province.renewServerEpoch();
}
