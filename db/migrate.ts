// The guarded migrator (design.md §4): refuses a newer store and a changed history, takes a snapshot first, runs with
// foreign keys off, checks them and the row counts of the money tables, and puts the store back on any difference.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dropInsertGuards, putUpGuards } from './guards.ts';
import { hasDeviceFile, type Sqlite } from './open-store.ts';
import { writeSnapshot } from './snapshot.ts';

/** The two files of a store, by the schemas under which a connection has them. */
const schemas = { office: 'main', device: 'own' } as const;
const files = ['office', 'device'] as const;

export type Migration = {
  /** Which of the two it is of. Each has a history of its own, and commits by itself. */
  readonly file: (typeof files)[number];
  readonly tag: string;
  readonly statements: readonly string[];
  readonly sha256: string;
};

export type MigrationProblem =
  | { readonly code: 'STORE_NEWER'; readonly params: { found: string } }
  | { readonly code: 'STORE_HISTORY_CHANGED'; readonly params: { migration: string } }
  | {
      readonly code: 'STORE_MIGRATION_LOST_ROWS';
      readonly params: { table: string; before: number; after: number };
    }
  | { readonly code: 'STORE_DAMAGED'; readonly params: { detail: string } };

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly problem: MigrationProblem;
  constructor(problem: MigrationProblem) {
    super(`${problem.code} ${JSON.stringify(problem.params)}`);
    this.problem = problem;
  }
}

/** Tables whose rows a migration may never lose. */
const moneyTables = [
  'journal',
  'private_parts',
  'fee_charges',
  'fee_lines',
  'fee_corrections',
  'payments',
  'payment_allocations',
  'payment_reversals',
  'psp_rows',
  'day_closings',
  'complaints',
];

const journalSchema = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })) });

/** Reads the migrations of both files, in order: each has a folder of its own. */
export const readMigrations = (folder: string): readonly Migration[] =>
  files.flatMap((file) => readMigrationsOf(file, join(folder, file)));

function readMigrationsOf(file: Migration['file'], folder: string): readonly Migration[] {
  const { entries } = journalSchema.parse(
    JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')),
  );
  return entries.map(({ tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
    const statements = text.split('--> statement-breakpoint').map((statement) => statement.trim());
    return { file, tag, statements, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

/**
 * Brings both files of the store to the last migration, in one transaction; where a power cut keeps the commit of one of them, the next
 * opening runs what the other lacks. Does nothing (and writes nothing) when it is there already.
 * @returns the tags that were run.
 * @throws MigrationError; the store is then as it was before.
 */
export function migrate(
  sqlite: Sqlite,
  migrations: readonly Migration[],
  snapshotFile: string,
): readonly string[] {
  const pending = pendingMigrations(sqlite, migrations);
  if (pending.length === 0) return [];
  if (filesOf(sqlite).some((file) => appliedMigrations(sqlite, file).length > 0)) {
    if (existsSync(snapshotFile)) rmSync(snapshotFile);
    writeSnapshot(sqlite, snapshotFile);
  }
  const before = moneyCounts(sqlite);
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      // A migration may write what no entry says just now.
      dropInsertGuards(sqlite);
      runAll(sqlite, pending);
      putUpGuards(sqlite);
      checkAfter(sqlite, before);
      sqlite.exec('COMMIT');
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
      throw error;
    }
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
  return pending.map((migration) => migration.tag);
}

/**
 * The migrations that a store still lacks, of both files. Writes nothing.
 * @throws MigrationError when a file is newer, or its history is another one
 */
export const pendingMigrations = (sqlite: Sqlite, migrations: readonly Migration[]): readonly Migration[] =>
  filesOf(sqlite).flatMap((file) =>
    pendingIn(
      appliedMigrations(sqlite, file),
      migrations.filter((migration) => migration.file === file),
    ),
  );

/** A store that is open alone has nothing of this PC's own. */
const filesOf = (sqlite: Sqlite): readonly Migration['file'][] =>
  hasDeviceFile(sqlite) ? files : ['office'];

function pendingIn(done: readonly Applied[], migrations: readonly Migration[]): readonly Migration[] {
  for (const [index, applied] of done.entries()) {
    const known = migrations[index];
    if (known === undefined)
      throw new MigrationError({ code: 'STORE_NEWER', params: { found: applied.tag } });
    if (known.tag !== applied.tag || known.sha256 !== applied.sha256) {
      throw new MigrationError({ code: 'STORE_HISTORY_CHANGED', params: { migration: applied.tag } });
    }
  }
  return migrations.slice(done.length);
}

type Applied = { readonly tag: string; readonly sha256: string };

function appliedMigrations(sqlite: Sqlite, file: Migration['file']): readonly Applied[] {
  const schema = schemas[file];
  const exists = sqlite
    .prepare(`SELECT 1 FROM ${schema}.sqlite_schema WHERE type = 'table' AND name = 'migrations'`)
    .get();
  if (exists === undefined) return [];
  return z
    .array(z.object({ tag: z.string(), sha256: z.string() }))
    .parse(sqlite.prepare(`SELECT tag, sha256 FROM ${schema}.migrations ORDER BY position`).all());
}

/** Names the migrations and their hashes: another history leaves another store. */
export const historyOf = (migrations: readonly Migration[]): string =>
  migrations.map(({ tag, sha256 }) => `${tag} ${sha256}`).join('\n');

function runAll(sqlite: Sqlite, pending: readonly Migration[]): void {
  for (const { file, tag, sha256, statements } of pending) {
    const schema = schemas[file];
    sqlite.exec(
      `CREATE TABLE IF NOT EXISTS ${schema}.migrations (position INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL) STRICT`,
    );
    for (const statement of statements) sqlite.exec(madeIn(schema, statement));
    sqlite.prepare(`INSERT INTO ${schema}.migrations (tag, sha256) VALUES (?, ?)`).run(tag, sha256);
  }
}

/** What a statement makes is made in a file; every other statement finds its table in whichever has it. */
const madeIn = (schema: string, statement: string): string =>
  statement.replace(/^(CREATE (?:TABLE|VIEW|(?:UNIQUE )?INDEX) (?:IF NOT EXISTS )?)/i, `$1${schema}.`);

/** Undoes a migration that lost a row of money or broke a foreign key (J9). */
function checkAfter(sqlite: Sqlite, before: ReadonlyMap<string, number>): void {
  const broken: unknown = sqlite.prepare('SELECT * FROM pragma_foreign_key_check LIMIT 1').get();
  if (broken !== undefined) {
    throw new MigrationError({
      code: 'STORE_DAMAGED',
      params: { detail: `foreign keys: ${JSON.stringify(broken)}` },
    });
  }
  const after = moneyCounts(sqlite);
  for (const [table, count] of before) {
    const now = after.get(table) ?? 0;
    if (now !== count) {
      throw new MigrationError({
        code: 'STORE_MIGRATION_LOST_ROWS',
        params: { table, before: count, after: now },
      });
    }
  }
}

function moneyCounts(sqlite: Sqlite): Map<string, number> {
  const counts = new Map<string, number>();
  for (const table of moneyTables) {
    if (
      sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) === undefined
    )
      continue;
    counts.set(table, z.number().parse(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()));
  }
  return counts;
}
