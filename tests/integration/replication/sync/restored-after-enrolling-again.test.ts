// A snapshot from before the office was enrolled with another province: a restore goes on with the one of now.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { restoreStore } from '#core/app/opening/restore-office.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { type Province, startProvince } from '#province/server.ts';
import { damagePage } from '#tests/support/damaged-page.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { assertSound } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';
import {
  openWitnessed,
  record,
  setUpWitnessed,
  type WitnessedPlaces,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

async function running(dir: string, port = 0): Promise<Province> {
  const province = await startProvince({ dir: await putEmptyProvince(dir), port });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await province.close();
  };
  onTestFinished(close);
  return { ...province, close };
}

const enrol = async (desk: Desk, province: Province): Promise<void> =>
  enrolDevice(desk, null, province.url, await province.createEnrolCode('1101'));

/** Enrolled with a first province, a snapshot, then with a second one; the first one answers no more. */
async function enrolledTwice() {
  const dir = temporaryFolder();
  await (await running(dir)).close();
  const copy = join(temporaryFolder(), 'copy');
  cpSync(join(dir, 'database'), copy, { recursive: true });
  const first = await running(dir);
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  await enrol(desk, first);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  const snapshot = join(temporaryFolder(), 'snapshot.db');
  writeSnapshot(desk.store.sqlite, snapshot);
  await first.close();
  // It was put back from before the enrolment, and lets the office go by an answer of its own.
  rmSync(join(dir, 'database'), { recursive: true });
  cpSync(copy, join(dir, 'database'), { recursive: true });
  const again = await running(dir, Number(new URL(first.url).port));
  record(desk, 1);
  expect((await desk.sync.syncNow()).problem?.code).toBe('PROVINCE_KNOWS_NOT_DEVICE');
  const second = await running(temporaryFolder());
  expect(second.url).not.toBe(first.url);
  await enrol(desk, second);
  await again.close();
  record(desk, 3);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  const pinned = desk.reads.sync.province();
  const acks = desk.reads.sync.acks();
  await desk.close();
  return { places, snapshot, first, second, pinned, acks };
}

const restore = ({ dir, home }: WitnessedPlaces, snapshot: string) =>
  restoreStore({
    dir,
    snapshot,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    witnessHome: home,
    progress: () => undefined,
  });

test('J17 D22.5 a restore goes on with the province that the office was enrolled with last', {
  tags: 'release',
}, async () => {
  const { places, snapshot, second, pinned, acks } = await enrolledTwice();
  await restore(places, snapshot);
  const desk = openWitnessed(places);
  expect(desk.reads.sync.province()).toEqual(pinned);
  expect(desk.reads.sync.province()?.provinceUrl).toBe(second.url);
  expect(desk.reads.sync.acks()).toEqual(acks);
  record(desk, 2);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  await assertSound(desk);
});

test.each(everyNth(2, ['sync_state', 'province_acks']))(
  'J17 D22.5 N50 where the disk spoilt %s of the old store the office is not held at a province that it left',
  async (table) => {
    const { places, snapshot, first, second } = await enrolledTwice();
    damagePage(storeFile(places.dir), witnessedKey, table);
    await restore(places, snapshot);
    const desk = openWitnessed(places);
    expect(desk.reads.sync.province()?.provinceUrl).not.toBe(first.url);
    // Nothing that the first one signed stands beside it.
    expect(desk.reads.sync.acks()).toEqual([]);
    if (table === 'sync_state') {
      expect(desk.sync.state().phase).toBe('not_enrolled');
      // The journal pins it all the same.
      await expect(enrol(desk, await running(temporaryFolder()))).rejects.toThrow('PROVINCE_PINNED');
      await enrol(desk, second);
    }
    expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
    await assertSound(desk);
  },
);

test('J17 D22.5 an office that was enrolled once keeps its province where the old store cannot say it', {
  tags: 'release',
}, async () => {
  const province = await running(temporaryFolder());
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  await enrol(desk, province);
  const snapshot = join(temporaryFolder(), 'snapshot.db');
  writeSnapshot(desk.store.sqlite, snapshot);
  record(desk, 3);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  await desk.close();
  damagePage(storeFile(places.dir), witnessedKey, 'sync_state');
  await restore(places, snapshot);
  const again = openWitnessed(places);
  expect(again.reads.sync.province()?.provinceUrl).toBe(province.url);
  expect(await again.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});
