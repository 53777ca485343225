// An office that is enrolled again with a province that was put back from before it was enrolled: everything is brought to it,
// and nothing is said to be there because it once was.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { restoreStore } from '#core/app/opening/restore-office.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { type Province, startProvince } from '#province/server.ts';
import { renewServerEpoch } from '#province/server-keys/identity.ts';
import { entries } from '#province/store/schema.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { addEntry, alike, here, joined, pcOf } from '#tests/support/office-pcs.ts';
import { handedOverTo, type InBetween, inBetween } from '#tests/support/province-in-between.ts';
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

/** A province behind an address that stays, and how it is put back to before anybody enrolled. */
async function restorableProvince() {
  const dir = await putEmptyProvince(temporaryFolder());
  const copy = join(temporaryFolder(), 'copy');
  let province: Province = await startProvince({ dir });
  await province.close();
  cpSync(join(dir, 'database'), copy, { recursive: true });
  province = await startProvince({ dir });
  onTestFinished(() => province.close());
  const way: InBetween = await inBetween((question) => handedOverTo(province.url)(question));
  return {
    way,
    newCode: () => province.createEnrolCode('1101'),
    renewEpoch: () => renewServerEpoch(province.store, new Date()),
    entries: async () => (await province.store.select().from(entries)).length,
    async putBack() {
      await province.close();
      rmSync(join(dir, 'database'), { recursive: true });
      cpSync(copy, join(dir, 'database'), { recursive: true });
      province = await startProvince({ dir });
    },
  };
}
type RestorableProvince = Awaited<ReturnType<typeof restorableProvince>>;

const enrol = async (desk: Desk, { way, newCode }: RestorableProvince): Promise<void> =>
  enrolDevice(desk, null, way.url, await newCode());
const inStep = { problem: null, queued: 0 };
const forgotten = { problem: { code: 'PROVINCE_KNOWS_NOT_DEVICE' } };

/** Everything that the office says is at the province is there. */
async function expectAllThere(desk: Desk, province: RestorableProvince): Promise<void> {
  expect(await desk.sync.syncNow()).toMatchObject(inStep);
  const { acked, total } = desk.sync.state();
  expect(acked).toBe(total);
  expect(await province.entries()).toBe(desk.path.journal.count());
}

test('D22.5 a province that was put back from before the enrolment gets everything again, also what this PC passes on', {
  tags: 'release',
}, async () => {
  const province = await restorableProvince();
  const desk = await setUpWitnessed(witnessedPlaces());
  const pc = pcOf(desk);
  pc.port = await pc.peers.enable(here, 0);
  const other = await joined(pc, desk.reads.staff.people()[0]?.id ?? '', 'باجهٔ ۲');
  await other.desk.sync.stop();
  addEntry(other);
  await alike(pc, other);
  await enrol(desk, province);
  await expectAllThere(desk, province);
  record(desk, 3);
  await expectAllThere(desk, province);
  await province.putBack();
  await province.renewEpoch();
  expect(await desk.sync.syncNow()).toMatchObject(forgotten);
  await enrol(desk, province);
  // Nothing is said to be there before it is.
  expect(desk.sync.state()).toMatchObject({ acked: 0, backedUp: 0 });
  expect(desk.reads.sync.marks()).toEqual([]);
  await expectAllThere(desk, province);
});

test.each(
  everyNth(2, [
    ['with the operation that follows a copy', true],
    ['without the operation that follows a copy', false],
  ]),
)('D22.5 an office is enrolled again %s where nobody made a contact before', async (_, isRenewed) => {
  const province = await restorableProvince();
  const places = witnessedPlaces();
  const first = await setUpWitnessed(places);
  await enrol(first, province);
  record(first, 3);
  await expectAllThere(first, province);
  await first.close();
  await province.putBack();
  if (isRenewed) await province.renewEpoch();
  const code = await province.newCode();
  const desk = openWitnessed(places, undefined, { atStart: false });
  await enrolDevice(desk, null, province.way.url, code);
  expect(desk.sync.state()).toMatchObject({ acked: 0, backedUp: 0 });
  await expectAllThere(desk, province);
});

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

test('J17 D22.5 a snapshot of before the office was enrolled again brings no marks of then', {
  tags: 'release',
}, async () => {
  const province = await restorableProvince();
  const places = witnessedPlaces();
  const first = await setUpWitnessed(places);
  await enrol(first, province);
  record(first, 3);
  await expectAllThere(first, province);
  const snapshot = join(temporaryFolder(), 'snapshot.db');
  writeSnapshot(first.store.sqlite, snapshot);
  await province.putBack();
  await province.renewEpoch();
  expect(await first.sync.syncNow()).toMatchObject(forgotten);
  await enrol(first, province);
  await first.close();
  await restore(places, snapshot);
  const desk = openWitnessed(places, undefined, { atStart: false });
  expect(desk.sync.state()).toMatchObject({ acked: 0, backedUp: 0 });
  await expectAllThere(desk, province);
});
