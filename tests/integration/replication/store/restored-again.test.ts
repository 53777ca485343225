// One snapshot restored again and again: each time the PC goes on in a new epoch from where it was, and the next restore takes all
// of them in. Their keys are random, so what goes on from what is not to be seen by them.
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { restoreStore } from '#core/app/opening/restore-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { batchPart } from '#core/foundation/wire/bundle.ts';
import { writeBundle } from '#core/foundation/wire/bundle-file.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { type Machine, realMachine } from '#core/journal/device/machine.ts';
import { hereOf } from '#core/replication/peers/chains-here.ts';
import { headsOf } from '#core/replication/peers/link-step/state.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { makeBatch } from '#core/replication/sync/make-batch.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { takeBundle } from '#province/ingest/take-bundle.ts';
import { alarms, entries } from '#province/store/schema.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';
import { record, witnessedKey } from '#tests/support/witnessed-desk.ts';

/** A machine whose next epoch begins with this byte. */
function machineOf(first: number): Machine {
  const machine = realMachine();
  const randomBytes = (length: number): Uint8Array => {
    const bytes = Uint8Array.from(machine.randomBytes(length));
    if (length === 16) bytes[0] = first;
    return bytes;
  };
  return { ...machine, randomBytes };
}

function open(dir: string, machine: Machine): Desk {
  const desk = openDesk({
    dir,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sync: { timeoutMs: 20_000, random: () => 0.999 },
  });
  onTestFinished(async () => {
    if (desk.store.sqlite.open) await desk.close();
  });
  return desk;
}

async function restore(dir: string, snapshot: string, machine: Machine): Promise<void> {
  await restoreStore({
    dir,
    snapshot,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    witnessHome: null,
    progress: () => undefined,
  });
}

/** An enrolled office whose snapshot was restored three times while no line reached the province. */
async function restoredThrice(firstBytes: readonly [number, number]) {
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  const dir = temporaryFolder();
  const machine = realMachine();
  const office = open(dir, machine);
  await callerOf(office, null).office.setUpDemo();
  await enrolDevice(office, null, province.url, await province.createEnrolCode('1101'));
  await office.sync.syncNow();
  await office.sync.stop();
  const snapshot = join(temporaryFolder(), 'snapshot.db');
  writeSnapshot(office.store.sqlite, snapshot);
  record(office, 2);
  await office.close();
  for (const first of firstBytes) {
    await restore(dir, snapshot, machineOf(first));
    const desk = open(dir, machine);
    await desk.sync.stop();
    record(desk, 2);
    await desk.close();
  }
  await restore(dir, snapshot, machineOf(0x77));
  return { province, dir, desk: open(dir, machine) };
}

/** The first bytes of this PC's epochs after the first one, as they stand in the store one after the other. */
const epochsIn = (desk: Desk): string[] =>
  desk.store.sqlite
    .prepare<[], string>('SELECT substr(epoch, 1, 2) FROM streams ORDER BY rowid')
    .pluck()
    .all()
    .slice(1);

async function expectAllThere({ store }: ProvinceUnderTest, desk: Desk): Promise<void> {
  const state = await desk.sync.syncNow();
  expect(state).toMatchObject({ problem: null, queued: 0 });
  expect(await store.select().from(entries)).toHaveLength(desk.path.journal.count());
  const kinds = (await store.select().from(alarms)).map(({ kind }) => kind);
  expect(kinds).not.toContain('chain_broken');
}

describe.each(
  everyNth(2, [
    ['the later one', [0xee, 0x11]],
    ['the earlier one', [0x11, 0xee]],
  ] as const),
)('of two epochs %s comes first by its key', (_, firstBytes) => {
  const inTurn = [...firstBytes.map((first) => first.toString(16)), '77'];

  test('J37 a snapshot that is restored again takes the epochs in as they came about, and all of them reach the province', {
    tags: 'release',
    timeout: 120_000,
  }, async () => {
    const { province, desk } = await restoredThrice(firstBytes);
    expect(epochsIn(desk)).toEqual(inTurn);
    await expectAllThere(province, desk);
  });

  test('J37 epochs that stand in a store in another order are sent, and given on, each after the one that it goes on from', {
    tags: 'release',
    timeout: 120_000,
  }, async () => {
    const { province, desk } = await restoredThrice(firstBytes);
    desk.store.sqlite.exec('UPDATE streams SET rowid = -rowid');
    expect(epochsIn(desk)).not.toEqual(inTurn);
    const told = headsOf(hereOf(desk.path.journal)).map(({ epoch }) => epoch.slice(0, 2));
    expect(told.slice(1)).toEqual(inTurn);
    await expectAllThere(province, desk);
  });
});

test('J37 a bundle in which an epoch comes before the one that it goes on from is taken whole', {
  tags: 'release',
  timeout: 120_000,
}, async () => {
  const { province, desk } = await restoredThrice([0x11, 0xee]);
  await desk.sync.stop();
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is set up');
  const parts = desk.reads.sync
    .ownStreams(identity.deviceId)
    .toReversed()
    .flatMap((chain) => {
      const batch = makeBatch(desk.path.journal, chain, identity, chain.ackedSeq, 500);
      if (batch === null) return [];
      const { stream, body, ...facts } = batch;
      return [batchPart({ deviceId: stream.device, epoch: stream.epoch, ...facts }, body)];
    });
  expect(parts).toHaveLength(4);
  const to = temporaryFolder();
  const file = join(to, 'reversed.bundle');
  const madeAt = desk.machine.now();
  const header = { kind: 'province', version: 1, office: '1101', from: identity.deviceId, madeAt };
  await writeBundle(file, header, parts, (text) => signStatement(text, identity.signingKey));
  expect(await takeBundle(province.store, { file, to }, new Date(madeAt))).toMatchObject({
    branches: 0,
    waiting: 0,
  });
  expect(await province.store.select().from(entries)).toHaveLength(desk.path.journal.count());
});
