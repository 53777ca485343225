// Brings the province's tables up to date. Only forward: a newer database or an edited history is refused.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { and, eq, sql } from 'drizzle-orm';
import { pgSchema, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { Store } from './store.ts';

const ledger = pgTable('province_migrations', {
  name: text('name').primaryKey(),
  sha256: text('sha256').notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true }).notNull().defaultNow(),
});

/** The catalogue of columns, as every PostgreSQL has it. */
const columns = pgSchema('information_schema').table('columns', {
  schema: text('table_schema'),
  table: text('table_name'),
  name: text('column_name'),
});

/** Any fixed number: two processes that start together take turns on it. */
const migrationLock = 7_127_004;

export type Migration = { name: string; text: string };

/** The migrations of this program, in order of their names. */
export function ownMigrations(): Migration[] {
  const folder = new URL('../migrations/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

/**
 * Applies what is missing, each process in its turn, all or nothing.
 * @param totals columns of `office_days`, one a total of the day: those that are not there yet are added, nought in every row.
 * @throws Error when the database was made by a newer program or an applied step was edited.
 */
export async function migrate(
  store: Store,
  totals: readonly string[],
  migrations: Migration[] = ownMigrations(),
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    await tx.execute(sql`create table if not exists province_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const applied = await tx.select().from(ledger).orderBy(ledger.name);
    for (const [index, step] of applied.entries()) {
      const own = migrations[index];
      if (own === undefined || own.name !== step.name) {
        throw new Error(
          `The database has a step "${step.name}" that this version of the province does not know.`,
        );
      }
      if (sha256(own.text) !== step.sha256) {
        throw new Error(`The step "${step.name}" was changed after it was applied to this database.`);
      }
    }
    for (const step of migrations.slice(applied.length)) {
      for (const statement of step.text.split('--> statement-breakpoint'))
        await tx.execute(sql.raw(statement));
      await tx.insert(ledger).values({ name: step.name, sha256: sha256(step.text) });
    }
    await addTotals(tx, totals);
  });
}

async function addTotals(tx: Store, totals: readonly string[]): Promise<void> {
  const there = await tx
    .select({ name: columns.name })
    .from(columns)
    .where(and(eq(columns.schema, sql`current_schema()`), eq(columns.table, 'office_days')));
  const names = new Set(there.map(({ name }) => name));
  for (const total of totals.filter((name) => !names.has(name)))
    await tx.execute(
      sql`alter table office_days add column ${sql.identifier(total)} bigint not null default 0`,
    );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
