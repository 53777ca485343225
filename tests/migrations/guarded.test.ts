// The guarded migrator on a real store with real rows: what drizzle's own would let pass is refused, and the store is
// then as it was before.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { type Migration, MigrationError, migrate, readMigrations } from '#db/migrate.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function migration(tag: string, ...statements: string[]): Migration {
  return {
    file: 'office',
    tag,
    statements,
    sha256: createHash('sha256').update(statements.join('\n')).digest('hex'),
  };
}

const first = migration(
  '0000_first',
  'CREATE TABLE visits (id TEXT PRIMARY KEY)',
  'CREATE TABLE payments (id TEXT PRIMARY KEY, visit_id TEXT NOT NULL REFERENCES visits (id) ON DELETE CASCADE, amount INTEGER NOT NULL)',
);

/** drizzle-kit's way of changing a table: a new one, the rows, the old one dropped, the new one renamed. */
const parentRebuilt = migration(
  '0001_parent-rebuilt',
  'PRAGMA foreign_keys=OFF',
  'CREATE TABLE __new_visits (id TEXT PRIMARY KEY, note TEXT)',
  'INSERT INTO __new_visits (id) SELECT id FROM visits',
  'DROP TABLE visits',
  'ALTER TABLE __new_visits RENAME TO visits',
);

const snapshotKey = new Uint8Array(32).fill(3);

function storeWithRows(): { sqlite: Sqlite; snapshot: string; folder: string } {
  const folder = temporaryFolder();
  const { sqlite } = openStore(join(folder, 'desk.db'), { key: snapshotKey });
  onTestFinished(() => {
    sqlite.close();
  });
  const snapshot = join(folder, 'before.db');
  migrate(sqlite, [first], snapshot);
  sqlite.exec("INSERT INTO visits VALUES ('a'), ('b')");
  sqlite.exec("INSERT INTO payments VALUES ('1', 'a', 100), ('2', 'a', 200), ('3', 'b', 300)");
  return { sqlite, snapshot, folder };
}

function contents(sqlite: Sqlite): unknown {
  return {
    schema: sqlite.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all(),
    visits: sqlite.prepare('SELECT * FROM visits ORDER BY id').all(),
    payments: sqlite.prepare('SELECT * FROM payments ORDER BY id').all(),
    migrations: sqlite.prepare('SELECT * FROM migrations').all(),
  };
}

function problemOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof MigrationError) return error.problem;
    throw error;
  }
  throw new Error('the migration was not refused');
}

test('a newer store is refused and left as it is', () => {
  const { sqlite, snapshot } = storeWithRows();
  migrate(sqlite, [first, parentRebuilt], snapshot);
  const before = contents(sqlite);
  expect(problemOf(() => migrate(sqlite, [first], snapshot))).toEqual({
    code: 'STORE_NEWER',
    params: { found: '0001_parent-rebuilt' },
  });
  expect(contents(sqlite)).toEqual(before);
});

test('a changed history is refused and nothing of what is pending runs', () => {
  const { sqlite, snapshot } = storeWithRows();
  const before = contents(sqlite);
  const edited = { ...first, sha256: '0'.repeat(64) };
  expect(problemOf(() => migrate(sqlite, [edited, parentRebuilt], snapshot))).toEqual({
    code: 'STORE_HISTORY_CHANGED',
    params: { migration: '0000_first' },
  });
  expect(contents(sqlite)).toEqual(before);
});

test('a step put in before the ones that were run is refused, whatever its date', () => {
  const { sqlite, snapshot } = storeWithRows();
  const earlier = migration('0000_earlier', 'CREATE TABLE t (a)');
  expect(problemOf(() => migrate(sqlite, [earlier, first], snapshot))).toMatchObject({
    code: 'STORE_HISTORY_CHANGED',
  });
});

test('rebuilding a parent table keeps its children', () => {
  const { sqlite, snapshot } = storeWithRows();
  const payments = sqlite.prepare('SELECT * FROM payments').all();
  expect(migrate(sqlite, [first, parentRebuilt], snapshot)).toEqual(['0001_parent-rebuilt']);
  expect(sqlite.prepare('SELECT * FROM payments').all()).toEqual(payments);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => sqlite.exec("INSERT INTO payments VALUES ('4', 'nowhere', 1)")).toThrow('FOREIGN KEY');
});

test('without the guard the same rebuild deletes the children, so the test can see', () => {
  const { sqlite } = storeWithRows();
  sqlite.exec('BEGIN');
  for (const statement of parentRebuilt.statements) sqlite.exec(statement);
  sqlite.exec('COMMIT');
  expect(sqlite.prepare('SELECT count(*) FROM payments').pluck().get()).toBe(0);
});

test('J9 a step that loses rows of a money table is undone and refused', () => {
  const { sqlite, snapshot } = storeWithRows();
  const before = contents(sqlite);
  const lossy = migration('0001_lossy', 'CREATE TABLE extra (a)', 'DELETE FROM payments WHERE amount > 250');
  expect(problemOf(() => migrate(sqlite, [first, lossy], snapshot))).toEqual({
    code: 'STORE_MIGRATION_LOST_ROWS',
    params: { table: 'payments', before: 3, after: 2 },
  });
  expect(contents(sqlite)).toEqual(before);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a step that drops a money table is undone and refused', () => {
  const { sqlite, snapshot } = storeWithRows();
  const before = contents(sqlite);
  const dropping = migration('0001_dropping', 'DROP TABLE payments');
  expect(problemOf(() => migrate(sqlite, [first, dropping], snapshot))).toMatchObject({
    code: 'STORE_MIGRATION_LOST_ROWS',
    params: { after: 0 },
  });
  expect(contents(sqlite)).toEqual(before);
});

test('a step that leaves children without a parent is undone and refused', () => {
  const { sqlite, snapshot } = storeWithRows();
  const before = contents(sqlite);
  const orphaning = migration('0001_orphaning', "DELETE FROM visits WHERE id = 'b'");
  expect(problemOf(() => migrate(sqlite, [first, orphaning], snapshot))).toMatchObject({
    code: 'STORE_DAMAGED',
  });
  expect(contents(sqlite)).toEqual(before);
});

test('a step that fails takes all pending ones back', () => {
  const { sqlite, snapshot } = storeWithRows();
  const before = contents(sqlite);
  const broken = migration('0002_broken', 'CREATE TABLE extra (a)', 'SELECT * FROM nowhere');
  expect(() => migrate(sqlite, [first, parentRebuilt, broken], snapshot)).toThrow('nowhere');
  expect(contents(sqlite)).toEqual(before);
});

test('a snapshot of the store as it was is taken before the first step', () => {
  const { sqlite, snapshot } = storeWithRows();
  expect(existsSync(snapshot)).toBe(false);
  const before = contents(sqlite);
  migrate(sqlite, [first, parentRebuilt], snapshot);
  const kept = openStore(snapshot, { key: snapshotKey }).sqlite;
  expect(contents(kept)).toEqual(before);
  kept.close();
});

test('a store that is up to date is not written to', () => {
  const { sqlite, snapshot, folder } = storeWithRows();
  const version = sqlite.pragma('data_version', { simple: true });
  const changes = sqlite.prepare('SELECT total_changes()').pluck().get();
  expect(migrate(sqlite, [first], snapshot)).toEqual([]);
  expect(sqlite.pragma('data_version', { simple: true })).toBe(version);
  expect(sqlite.prepare('SELECT total_changes()').pluck().get()).toBe(changes);
  expect(readdirSync(folder)).not.toContain('before.db');
});

test('an office that a newer application has opened is refused with its problem', async () => {
  const dir = temporaryFolder();
  const options = {
    dir,
    dataKey: snapshotKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  };
  await openDesk(options).close();
  const { sqlite } = openStore(join(dir, 'desk.db'), { key: snapshotKey });
  const newer = [
    ...readMigrations(sourceMigrations()),
    migration('9999_from-next-year', 'CREATE TABLE t (a)'),
  ];
  migrate(sqlite, newer, join(dir, 'before.db'));
  sqlite.close();
  expect(() => openDesk(options)).toThrow(
    expect.objectContaining({ problem: { code: 'STORE_NEWER', params: { found: '9999_from-next-year' } } }),
  );
});
