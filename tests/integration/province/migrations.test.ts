// The province's tables: made by its migrations, and never by a program that does not know them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as accounts from '#province/accounts/schema.ts';
import * as heldKeys from '#province/held-keys/schema.ts';
import { totalColumns } from '#province/projection/day-totals.ts';
import * as projection from '#province/projection/schema.ts';
import { type Migration, migrate, ownMigrations } from '#province/store/migrate.ts';
import * as schema from '#province/store/schema.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';

// One database for the file, which each test finds empty: making one costs two seconds of a processor.
let client: PGlite;
const dir = mkdtempSync(join(tmpdir(), 'pishkhan-'));
beforeAll(async () => {
  client = await PGlite.create(join(await putEmptyProvince(dir), 'database'));
});
beforeEach(() => client.exec('drop schema public cascade; create schema public'));
afterAll(async () => {
  await client.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = () => drizzle(client);
const later: Migration = { name: '9999-later.sql', text: 'create table later (id integer primary key)' };

test('every table and column of the schema is what the migrations make', { tags: 'release' }, async () => {
  const store = open();
  await migrate(store, totalColumns);
  const { rows } = await client.query<{ table: string; column: string; nullable: string }>(
    `select table_name as "table", column_name as "column", is_nullable as nullable
     from information_schema.columns where table_schema = 'public' and table_name <> 'province_migrations'`,
  );
  const made = rows.map(
    ({ table, column, nullable }) => `${table}.${column} ${nullable === 'YES' ? 'null' : 'not null'}`,
  );
  const tables: PgTable[] = Object.values({ ...schema, ...accounts, ...heldKeys, ...projection });
  const stated = tables.flatMap((table) =>
    Object.values(getTableColumns(table)).map(
      (column) =>
        `${getTableName(table)}.${column.name} ${column.notNull || column.primary ? 'not null' : 'null'}`,
    ),
  );
  expect(made.sort()).toEqual(stated.sort());
});

test('a total that the list has newly got is nought on every day that is there', async () => {
  const store = open();
  await migrate(store, totalColumns);
  await store.execute(sql`insert into office_days (office, day, visits) values ('1101', '2026-11-25', 3)`);
  await migrate(store, [...totalColumns, 'visitors']);
  const { rows } = await store.execute(sql`select visits::int, visitors::int from office_days`);
  expect(rows).toEqual([{ visits: 3, visitors: 0 }]);
});

test('migrating again changes nothing, and a later step is added to what there is', {
  tags: 'release',
}, async () => {
  const store = open();
  await migrate(store, totalColumns);
  await store.execute(sql`insert into offices (code, created_at) values ('1101', now())`);
  await migrate(store, totalColumns);
  await migrate(store, totalColumns, [...ownMigrations(), later]);
  expect(await store.select().from(schema.offices)).toHaveLength(1);
});

test('a database of a newer program is refused', async () => {
  const store = open();
  await migrate(store, totalColumns, [...ownMigrations(), later]);
  await expect(migrate(store, totalColumns)).rejects.toThrow('9999-later.sql');
});

test('a step that was edited after it was applied is refused', { tags: 'release' }, async () => {
  const store = open();
  await migrate(store, totalColumns);
  const edited = ownMigrations().map((step) => ({ ...step, text: `${step.text}\n` }));
  await expect(migrate(store, totalColumns, edited)).rejects.toThrow('changed after it was applied');
});

test('a step that fails leaves nothing behind', { tags: 'release' }, async () => {
  const store = open();
  const broken = {
    name: '9999-broken.sql',
    text: 'create table half (id integer);\n--> statement-breakpoint\nselect nonsense',
  };
  await expect(migrate(store, totalColumns, [...ownMigrations(), broken])).rejects.toThrow();
  await migrate(store, totalColumns);
  expect((await client.query(`select 1 from pg_tables where tablename = 'half'`)).rows).toEqual([]);
});
