// The empty store in which the tables are rebuilt to be compared: laid out once a process, and still as the migrations make it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openBlankStore } from '#db/blank-store.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const migrations = readMigrations(sourceMigrations());

/** Everything that is laid out, but for the guards of insertion. */
const laidOut = (sqlite: Sqlite) =>
  sqlite
    .prepare<[], { sql: string }>(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT GLOB '*_no_insert' ORDER BY name",
    )
    .all();
const rowsIn = (sqlite: Sqlite, table: string) => sqlite.prepare(`SELECT * FROM ${table}`).all();

/** Opens one in a folder of its own, looks, and closes it. */
function inBlankStore<T>(look: (sqlite: Sqlite, file: string) => T, history = migrations): T {
  const dir = temporaryFolder();
  const { sqlite } = openBlankStore(dir, history, randomBytes);
  try {
    return look(sqlite, path.join(dir, 'rebuilt.db'));
  } finally {
    sqlite.close();
  }
}

test('each is what the migrations make, without guards of insertion, and without what was written to an earlier one', () => {
  const dir = temporaryFolder();
  const { sqlite: migrated } = openStore(path.join(dir, 'migrated.db'), { key: randomBytes(32) });
  migrate(migrated, migrations, path.join(dir, 'before.db'));
  const expected = { laidOut: laidOut(migrated), migrations: rowsIn(migrated, 'migrations') };
  migrated.close();
  for (let time = 0; time < 2; time += 1)
    inBlankStore((sqlite) => {
      expect({ laidOut: laidOut(sqlite), migrations: rowsIn(sqlite, 'migrations') }).toEqual(expected);
      expect(sqlite.prepare("SELECT name FROM sqlite_schema WHERE name GLOB '*_no_insert'").all()).toEqual(
        [],
      );
      sqlite.prepare("INSERT INTO migrations (tag, sha256) VALUES ('left', '')").run();
    });
});

test('the tables of another history are other tables', { tags: 'release' }, () => {
  const later = {
    tag: '9999_later',
    statements: ['CREATE TABLE later (id INTEGER)'],
    sha256: '0'.repeat(64),
    file: 'office' as const,
  };
  const tagsOf = (history = migrations) =>
    inBlankStore(
      (sqlite) => sqlite.prepare<[], string>('SELECT tag FROM migrations ORDER BY position').pluck().all(),
      history,
    );
  const tags = migrations.filter(({ file }) => file === 'office').map(({ tag }) => tag);
  expect(tagsOf()).toEqual(tags);
  expect(tagsOf([...migrations, later])).toEqual([...tags, '9999_later']);
  expect(tagsOf()).toEqual(tags);
});

test('what an office’s facts are rebuilt in is encrypted', () => {
  inBlankStore((sqlite, file) => {
    sqlite.prepare("INSERT INTO migrations (tag, sha256) VALUES ('مریم احمدی', '')").run();
    const bytes = readFileSync(file);
    expect(bytes.includes(Buffer.from('SQLite format 3'))).toBe(false);
    expect(bytes.includes(Buffer.from('مریم احمدی'))).toBe(false);
  });
});
