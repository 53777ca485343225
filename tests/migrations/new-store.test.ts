// A new store is laid out as the whole history of migrations leaves one; nobody can tell the two apart.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { type Migration, migrate, readMigrations } from '#db/migrate.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const all = readMigrations(sourceMigrations());

function emptyStore(): { sqlite: Sqlite; run(migrations: readonly Migration[]): readonly string[] } {
  const folder = temporaryFolder();
  const { sqlite } = openStore(join(folder, 'desk.db'), { key: new Uint8Array(32).fill(7) });
  onTestFinished(() => {
    sqlite.close();
  });
  return { sqlite, run: (migrations) => migrate(sqlite, migrations, join(folder, 'before.db')) };
}

type Named = { name: string };

/** Every table, index and guard with its text, and every row. */
function everything(sqlite: Sqlite): { made: unknown[]; rows: unknown[] } {
  const tables = sqlite
    .prepare<[], Named>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  return {
    made: sqlite.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all(),
    rows: tables.map(({ name }) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()]),
  };
}

test('a store of one go, one that was migrated step by step and the next of this process are the same', () => {
  const stepwise = emptyStore();
  // The last step is the whole history.
  for (let left = Math.floor(all.length / 9) * 9; left >= 0; left -= 9)
    stepwise.run(all.slice(0, all.length - left));
  const first = emptyStore();
  expect(first.run(all)).toEqual(all.map(({ tag }) => tag));
  const next = emptyStore();
  expect(next.run(all)).toEqual(all.map(({ tag }) => tag));

  expect(everything(stepwise.sqlite).made.length).toBeGreaterThan(500);
  expect(everything(first.sqlite)).toEqual(everything(stepwise.sqlite));
  expect(everything(next.sqlite)).toEqual(everything(first.sqlite));
  expect(next.run(all)).toEqual([]);
});

test('a store of another history in the same process is laid out by its own', () => {
  emptyStore().run(all);
  const shorter = emptyStore();
  shorter.run(all.slice(0, 3));
  const stepwise = emptyStore();
  for (let length = 1; length <= 3; length += 1) stepwise.run(all.slice(0, length));
  expect(everything(shorter.sqlite)).toEqual(everything(stepwise.sqlite));
});
