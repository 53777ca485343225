// The baselines are in step with the schema: the two files of a new store have every table, column, key, index and check that db/schema names, and
// no other (`npm run baseline` makes it anew). Every table of facts has its three guards.
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { derivedTables } from '#core/journal/verification/derived-tables.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import * as schema from '#db/schema/all.ts';
import { factColumns } from '#db/schema/columns.ts';
import { deviceTables } from '#db/schema/device-tables.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tables = Object.values(schema)
  .filter((value): value is SQLiteTable & typeof value => value instanceof SQLiteTable)
  .map((table) => getTableConfig(table));

function newStore(): Sqlite {
  const folder = temporaryFolder();
  const { sqlite } = openStore(join(folder, 'desk.db'), { key: new Uint8Array(32).fill(7) });
  onTestFinished(() => {
    sqlite.close();
  });
  migrate(sqlite, readMigrations(sourceMigrations()), join(folder, 'before.db'));
  return sqlite;
}

const namesIn = (sqlite: Sqlite, query: string, ...values: readonly string[]) =>
  sqlite
    .prepare<string[], string>(query)
    .pluck()
    .all(...values);

test('a new store has the tables of the schema, those of this PC in a file of their own', () => {
  const sqlite = newStore();
  const ofDevice = new Set(deviceTables.map((table) => getTableName(table)));
  for (const schemaName of ['main', 'own']) {
    const made = namesIn(
      sqlite,
      `SELECT name FROM ${schemaName}.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name <> 'migrations' ORDER BY name`,
    );
    const stated = tables
      .map(({ name }) => name)
      .filter((name) => ofDevice.has(name) === (schemaName === 'own'));
    expect(made).toEqual(stated.sort());
  }
  for (const table of tables) {
    const columns = sqlite
      .prepare<[string], { name: string; notnull: number; type: string }>(
        'SELECT name, "notnull", lower(type) AS type FROM pragma_table_info(?) ORDER BY name',
      )
      .all(table.name);
    const stated = table.columns
      .map((column) => ({
        name: snakeCase(column.name),
        notnull: column.notNull ? 1 : 0,
        type: column.getSQLType(),
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    expect(columns, table.name).toEqual(stated);
    const indexes = namesIn(
      sqlite,
      "SELECT name FROM (SELECT * FROM main.sqlite_schema UNION ALL SELECT * FROM own.sqlite_schema) WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ? ORDER BY name",
      table.name,
    );
    const uniques = table.columns.flatMap((column) =>
      column.isUnique && column.uniqueName ? [column.uniqueName] : [],
    );
    expect(indexes, table.name).toEqual(
      [...table.indexes.map(({ config }) => config.name), ...uniques].sort(),
    );
    const keys = namesIn(sqlite, 'SELECT DISTINCT id FROM pragma_foreign_key_list(?)', table.name);
    expect(keys.length, table.name).toBe(table.foreignKeys.length);
    const text = namesIn(
      sqlite,
      'SELECT sql FROM (SELECT * FROM main.sqlite_schema UNION ALL SELECT * FROM own.sqlite_schema) WHERE name = ?',
      table.name,
    ).join();
    for (const { name } of table.checks) expect(text).toContain(`CONSTRAINT "${name}" CHECK`);
  }
});

test('J2 J26 every table of facts, and no other, refuses change, removal and what the journal does not say', () => {
  const sqlite = newStore();
  const isOfFacts = ({ columns }: (typeof tables)[number]) =>
    Object.keys(factColumns).every((column) => columns.some(({ name }) => name === column));
  const saying = new Set(tables.filter(isOfFacts).map(({ name }) => name));
  const parts = derivedTables().filter(({ parents }) => parents.some((parent) => saying.has(parent)));
  const facts = [...new Set([...saying, ...parts.map(({ name }) => name)])].filter(
    (name) => name !== 'journal',
  );
  expect(facts.length).toBeGreaterThan(100);
  const guards = namesIn(
    sqlite,
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name <> 'journal' ORDER BY name",
  );
  expect(guards).toEqual(
    facts.flatMap((name) => ['delete', 'insert', 'update'].map((act) => `${name}_no_${act}`)).sort(),
  );
  expect(
    namesIn(
      sqlite,
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal' ORDER BY 1",
    ),
  ).toEqual(['journal_keeps_runs', 'journal_no_delete', 'journal_no_update']);
});
