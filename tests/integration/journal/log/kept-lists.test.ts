import { copyFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk, openToRead } from '#core/app/opening/open-desk.ts';
import { deviceFile, storeFile } from '#core/journal/device/office-files.ts';
import { areListsBehind, broughtUp } from '#core/journal/log/kept-lists.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { chargedVisit, openDay, openOffice, slip, type TestOffice } from '#tests/support/office.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const nobody = (): void => undefined;

/** An office in which a payment was recorded that no list was told of. */
async function paidOffice(): Promise<TestOffice> {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  return office;
}

const listed = ({ desk }: Pick<TestOffice, 'desk'>): unknown =>
  desk.store.sqlite.prepare('SELECT count(*) FROM open_differences').pluck().get();

test('J54 a command writes its facts alone, and whoever reads a list finds it brought up', async () => {
  const office = await paidOffice();
  expect(listed(office)).toBe(0);
  const open = office.desk.reads.dayClose.openDifferences();
  expect(open.map(({ row }) => row.account).toSorted()).toEqual(['filing', 'money']);
  expect(areListsBehind(office.desk.store.sqlite)).toBe(false);
});

test('J54 a kill before the second step loses nothing: the next opening goes on from there', async () => {
  const office = await paidOffice();
  const dir = temporaryFolder();
  for (const file of [storeFile, deviceFile])
    for (const end of ['', '-wal'])
      if (existsSync(`${file(office.desk.dir)}${end}`))
        copyFileSync(`${file(office.desk.dir)}${end}`, `${file(dir)}${end}`);
  const options = {
    dir,
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine: office.desk.machine,
    migrationsFolder: sourceMigrations(),
  };
  // Read beside the program that serves it, a list that is behind is no damage.
  const reader = openToRead(options);
  expect((await verifyOffice(reader, nobody)).findings).toEqual([]);
  expect(areListsBehind(reader.store.sqlite)).toBe(true);
  await reader.close();
  const killed = openDesk(options);
  expect(killed.reads.dayClose.openDifferences()).toEqual(office.desk.reads.dayClose.openDifferences());
  expect((await verifyOffice(killed, nobody)).findings).toEqual([]);
  await killed.close();
});

test('J54 what a refused command brought up goes with it, and is brought up again', async () => {
  const office = await paidOffice();
  const { path, reads } = office.desk;
  expect(() =>
    path.execute(office.manager.id, () => {
      expect(reads.dayClose.openDifferences()).toHaveLength(2);
      throw new RangeError('refused');
    }),
  ).toThrow('refused');
  expect(listed(office)).toBe(0);
  expect(reads.dayClose.openDifferences()).toHaveLength(2);
});

test('J54 whoever is told of an entry twice, or of one that reached the tables late, makes the same list', async () => {
  const office = await paidOffice();
  const once = tableRowsOf(office.desk);
  for (const pos of [1, office.desk.path.journal.count()]) {
    office.desk.path.lists?.tellFrom(pos);
    expect(areListsBehind(office.desk.store.sqlite)).toBe(true);
    expect(tableRowsOf(office.desk)).toEqual(once);
  }
});

test('J54 an office that is closed leaves no list behind', async () => {
  const office = await paidOffice();
  expect(areListsBehind(office.desk.store.sqlite)).toBe(true);
  const { dir, machine } = office.desk;
  const reopening = { dataKey: testDataKey, appVersion: '0.0.0-test', migrationsFolder: sourceMigrations() };
  await office.desk.close();
  const reader = openToRead({ dir, machine, ...reopening });
  expect(areListsBehind(reader.store.sqlite)).toBe(false);
  await reader.close();
});

test('J54 every read of a duty that keeps lists brings them up, whatever its form', () => {
  const told: string[] = [];
  const reads = { one: (day: string) => `${day}!`, inner: { two: () => 2 }, three: 3 };
  const wrapped = broughtUp(reads, () => void told.push('up'));
  expect([wrapped.one('today'), wrapped.inner.two(), wrapped.three]).toEqual(['today!', 2, 3]);
  expect(told).toEqual(['up', 'up']);
});
