// An office has two files, which SQLite commits one by one (decision 0040): no transaction writes both, and where one of them is not what
// the other goes by, the office says so and is never made anew (J52).
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { restoreStore } from '#core/app/opening/restore-office.ts';
import { countAnswer } from '#core/counter/feedback/commands.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { deviceFile, storeFile } from '#core/journal/device/office-files.ts';
import { joinOffice } from '#core/replication/peers/join-office.ts';
import { enrolBy } from '#core/replication/sync/enrol.ts';
import { openEpoch } from '#core/replication/sync/open-epoch.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { deviceFileOf } from '#db/store-name.ts';
import { emptyDesk, firstPc, here, issuedBy } from '#tests/support/office-pcs.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  openWitnessed,
  record,
  setUpWitnessed,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';
import { watchWrittenFiles } from '#tests/support/written-files.ts';

test('J52 no transaction of an office writes both files, from its first run on', async () => {
  const written = watchWrittenFiles();
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  const office = openSimulated(temporaryFolder(), 'two-files');
  onTestFinished(() => office.desk.close());
  written.watch(office.desk);
  await playDays(office, 1, 2);
  const { desk } = office;
  const manager = desk.reads.staff.people().find(({ role }) => role === 'manager')?.id ?? '';
  const code = await province.createEnrolCode('1101');
  await enrolBy(desk, (work) => desk.path.execute(manager, work), province.url, code);
  await desk.sync.syncNow();
  await expect(callerOf(desk, null).staff.signIn({ personId: manager, password: 'wrong' })).rejects.toThrow();
  const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
  openEpoch(desk, { device, epoch }, desk.path.journal.head({ device, epoch }), 'restored');
  for (let n = 0; n < 6; n += 1) countAnswer(desk, { sectionId: 'filing', rating: 5 });
  await desk.sync.syncNow();
  expect(written.both()).toEqual([]);
  expect(written.counts().main).toBeGreaterThan(20);
  expect(written.counts().own).toBeGreaterThan(3);
});

test('J52 no transaction of a PC that joins, and of the one that it joins, writes both files', async () => {
  const written = watchWrittenFiles();
  const { office, pc } = await firstPc();
  const desk = emptyDesk();
  for (const one of [office.desk, desk]) written.watch(one);
  const code = pc.peers.showCode(issuedBy(office.manager.id));
  await joinOffice(desk, { host: here, port: pc.port, code, deviceName: 'باجهٔ ۲' });
  expect(desk.identity()).not.toBeNull();
  expect(written.both()).toEqual([]);
  expect(written.counts().own).toBeGreaterThan(0);
});

const tablesIn = (sqlite: Sqlite, schema: string) =>
  sqlite
    .prepare<[], number>(`SELECT count(*) FROM ${schema}.sqlite_schema WHERE type = 'table'`)
    .pluck()
    .get();

test('J52 where the commit of a migration came onto the disk for one file alone, the next opening makes the other', () => {
  const migrations = readMigrations(sourceMigrations());
  const key = new Uint8Array(32).fill(4);
  const whole = join(temporaryFolder(), 'desk.db');
  const made = openStore(whole, { key });
  migrate(made.sqlite, migrations, `${whole}.before`);
  const both = ['main', 'own'].map((schema) => tablesIn(made.sqlite, schema));
  made.sqlite.close();
  for (const there of [whole, deviceFileOf(whole)]) {
    const half = join(temporaryFolder(), 'desk.db');
    copyFileSync(there, there === whole ? half : deviceFileOf(half));
    const { sqlite } = openStore(half, { key });
    expect(migrate(sqlite, migrations, `${half}.before`)).toEqual(['0000_baseline']);
    expect(['main', 'own'].map((schema) => tablesIn(sqlite, schema))).toEqual(both);
    expect(migrate(sqlite, migrations, `${half}.before`)).toEqual([]);
    sqlite.close();
  }
});

const losses: readonly (readonly [string, (file: string) => void, string])[] = [
  ['is gone', (file) => rmSync(file), 'STORE_MISSING'],
  ['is empty', (file) => writeFileSync(file, ''), 'STORE_MISSING'],
  ['is no store', (file) => writeFileSync(file, Buffer.alloc(8192, 3)), 'STORE_DAMAGED'],
];

test.each(losses)(
  'J18 J52 an office whose device.db %s is not opened, nor made anew',
  async (_, lose, problem) => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const { deviceId } = desk.identity() ?? {};
    const snapshot = join(places.dir, 'one.db');
    writeSnapshot(desk.store.sqlite, snapshot);
    record(desk, 3);
    const entries = desk.path.journal.count();
    await desk.close();
    lose(deviceFile(places.dir));
    // However often it is tried.
    for (const _time of ['first', 'again']) expect(() => openWitnessed(places)).toThrow(problem);
    const store = openStore(storeFile(places.dir), { key: witnessedKey, readonly: true, alone: true });
    expect(store.sqlite.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(entries);
    store.sqlite.close();
    // The snapshot says who this PC is, and the office's own file has what came since.
    const { merged } = await restoreStore({
      ...{
        dir: places.dir,
        snapshot,
        witnessHome: places.home,
        dataKey: witnessedKey,
        machine: realMachine(),
      },
      ...{ appVersion: '0.0.0-test', migrationsFolder: sourceMigrations(), progress: () => undefined },
    });
    expect(merged.entries).toBe(3);
    const again = openWitnessed(places);
    expect(again.identity()?.deviceId).toBe(deviceId);
    expect((await verifyOffice(again, () => undefined)).findings).toEqual([]);
  },
);
