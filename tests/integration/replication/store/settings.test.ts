// The encrypted store: its settings are set and asserted, a key that does not open it changes nothing, and what lies
// on the disk is not readable.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { deviceFile, storeFile } from '#core/journal/device/office-files.ts';
import { StoreInUseError, takeLock } from '#db/lock.ts';
import { assertSettings, isSafeSqlite, openStore, StoreKeyError, StoreSettingError } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { openDay, openOffice, openVisit } from '#tests/support/office.ts';
import { openSimulated, playDays, simulatedKey } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const settings = [
  ['journal_mode', 'wal', 'DELETE'],
  ['synchronous', 2, 'NORMAL'],
  ['foreign_keys', 1, 'OFF'],
  ['trusted_schema', 0, 'ON'],
  ['cell_size_check', 1, 'OFF'],
  ['busy_timeout', 5000, '0'],
] as const;

test.each(settings)('an open store has %s = %s', (pragma, value) => {
  const { sqlite } = openStore(join(temporaryFolder(), 'desk.db'), { key: randomBytes(32) });
  expect(sqlite.pragma(pragma, { simple: true })).toBe(value);
  sqlite.close();
});

test.each([
  ['3.51.3', true],
  ['3.53.4', true],
  ['4.0.0', true],
  ['3.51.2', false],
  ['3.50.9', false],
  ['2.99.99', false],
  ['', false],
])('J6 SQLite %s keeps what it acknowledged: %s', (version, isSafe) => {
  expect(isSafeSqlite(version)).toBe(isSafe);
});

test.each(settings)('J6 a store whose %s is not %s is refused', (pragma, _value, otherwise) => {
  const { sqlite } = openStore(join(temporaryFolder(), 'desk.db'), { key: randomBytes(32) });
  sqlite.pragma(`${pragma} = ${otherwise}`);
  expect(() => assertSettings(sqlite)).toThrow(StoreSettingError);
  expect(() => assertSettings(sqlite)).toThrow(pragma);
  sqlite.close();
});

test.each([
  ['own.journal_mode', 'wal', 'DELETE'],
  ['own.synchronous', 2, 'NORMAL'],
])('J5 J6 what is this PC’s own has %s = %s, and is refused otherwise', (pragma, value, otherwise) => {
  const { sqlite } = openStore(join(temporaryFolder(), 'desk.db'), { key: randomBytes(32) });
  expect(sqlite.pragma(pragma, { simple: true })).toBe(value);
  sqlite.pragma(`${pragma} = ${otherwise}`);
  expect(() => assertSettings(sqlite)).toThrow(pragma);
  sqlite.close();
});

test('a store opened for reading has the same settings and takes no writes', () => {
  const file = join(temporaryFolder(), 'desk.db');
  const key = randomBytes(32);
  const writer = openStore(file, { key }).sqlite;
  writer.exec('CREATE TABLE t (a)');
  const reader = openStore(file, { key, readonly: true }).sqlite;
  expect(() => assertSettings(reader)).not.toThrow();
  expect(() => reader.exec('INSERT INTO t VALUES (1)')).toThrow('readonly');
  reader.close();
  writer.close();
});

test('the cipher is sqlcipher 4', () => {
  const { sqlite } = openStore(join(temporaryFolder(), 'desk.db'), { key: randomBytes(32) });
  expect(sqlite.pragma('cipher', { simple: true })).toBe('sqlcipher');
  expect(sqlite.pragma('legacy', { simple: true })).toBe('4');
  sqlite.close();
});

test('another key opens nothing and leaves every byte as it is', async () => {
  const { desk } = await openOffice();
  desk.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const before = readFileSync(storeFile(desk.dir));
  const options = {
    dir: desk.dir,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  };
  for (const dataKey of [randomBytes(32), new Uint8Array(32)])
    expect(() => openDesk({ ...options, dataKey })).toThrow(
      expect.objectContaining({ problem: { code: 'KEY_NOT_OPENED', params: {} } }),
    );
  expect(() => openDesk({ ...options, dataKey: randomBytes(16) })).toThrow(ProblemError);
  expect(readFileSync(storeFile(desk.dir)).equals(before)).toBe(true);
});

test('a file that is no store is not replaced by a new one', () => {
  const file = join(temporaryFolder(), 'desk.db');
  const content = randomBytes(8192);
  writeFileSync(file, content);
  expect(() => openStore(file, { key: randomBytes(32) })).toThrow(StoreKeyError);
  expect(readFileSync(file).equals(content)).toBe(true);
});

test('a plain store is not taken for an encrypted one', () => {
  const file = join(temporaryFolder(), 'desk.db');
  const plain = openStore(file, { key: null }).sqlite;
  plain.exec('CREATE TABLE t (a)');
  plain.close();
  const before = readFileSync(file);
  expect(() => openStore(file, { key: randomBytes(32) })).toThrow(StoreKeyError);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('D16.1 nothing of a client is readable in the files of the office', async () => {
  const office = await openOffice();
  await openDay(office);
  await openVisit(office);
  const { desk } = office;
  const secrets = ['رضا محمدی', '0499370899', '09121234567', 'visit.opened', 'CREATE TABLE'];
  const files = (): string[] =>
    readdirSync(desk.dir).filter((name) => statSync(join(desk.dir, name)).isFile());
  expect(files()).toEqual(expect.arrayContaining(['desk.db', 'desk.db-wal']));
  expect(statSync(join(desk.dir, 'desk.db-wal')).size).toBeGreaterThan(10_000);
  const readable = (): string[] =>
    files().flatMap((name) => {
      const bytes = readFileSync(join(desk.dir, name));
      return secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${secret} in ${name}`);
    });
  expect(readable()).toEqual([]);
  desk.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  expect(readable()).toEqual([]);
});

test('the same search finds the client in a plain store, so it can see', async () => {
  const file = join(temporaryFolder(), 'plain.db');
  const { sqlite } = openStore(file, { key: null });
  sqlite.exec("CREATE TABLE t (name); INSERT INTO t VALUES ('رضا محمدی')");
  expect(readFileSync(`${file}-wal`).includes('رضا محمدی')).toBe(true);
  sqlite.close();
});

test('J7 one writer: the second is refused until the first has gone', () => {
  const file = join(temporaryFolder(), 'desk.lock');
  const release = takeLock(file);
  expect(() => takeLock(file)).toThrow(StoreInUseError);
  release();
  takeLock(file)();
});

test('J7 J20 a lock that the disk refuses is not another program: each has its own problem', () => {
  const dir = temporaryFolder();
  const release = lockOffice(dir);
  expect(() => lockOffice(dir)).toThrow('STORE_IN_USE');
  release();
  // The file holds nothing: whatever got into it is put right.
  writeFileSync(join(dir, 'desk.lock'), 'no lock at all, but some text that is long enough to be read');
  lockOffice(dir)();
  rmSync(join(dir, 'desk.lock'));
  mkdirSync(join(dir, 'desk.lock'));
  expect(() => lockOffice(dir)).toThrow('STORE_FORBIDDEN');
});

test('a snapshot is whole, encrypted, and verifies as an office of its own', {
  tags: 'release',
}, async () => {
  const dir = temporaryFolder();
  const office = openSimulated(dir, 'snapshot');
  await playDays(office, 1, 3);
  const copy = temporaryFolder();
  const { sqlite } = office.desk.store;
  writeSnapshot(sqlite, storeFile(copy));
  expect(readdirSync(copy)).toEqual(['desk.db', 'device.db']);
  expect(existsSync(`${storeFile(copy)}-wal`)).toBe(false);
  for (const file of [storeFile(copy), deviceFile(copy)])
    expect(readFileSync(file).includes('CREATE TABLE')).toBe(false);
  expect(() => openStore(storeFile(copy), { key: randomBytes(32) })).toThrow(StoreKeyError);
  const restored = openStore(storeFile(copy), { key: simulatedKey });
  restored.sqlite.close();
  const { desk } = openSimulated(copy, 'restored', { readonly: true });
  const { pages: _, ...original } = await verifyOffice(office.desk, () => undefined);
  expect(await verifyOffice(desk, () => undefined)).toMatchObject(original);
  await desk.close();
  await office.desk.close();
});
