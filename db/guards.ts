// The guards of the facts: triggers that refuse every change and removal of a fact, and every fact that is not what the
// journal's last entry says. They ask no table whether they may: only a rebuild takes them down, inside its transaction (J2, J26).
import type { Database as Sqlite } from 'better-sqlite3';

export type Trigger = { readonly name: string; readonly tbl_name: string; readonly sql: string };

/** The guards whose names match, but for the journal's own. */
export function guardsOf(sqlite: Sqlite, pattern: string): readonly Trigger[] {
  return sqlite
    .prepare<[string], Trigger>(
      "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name <> 'journal' AND name GLOB ?",
    )
    .all(pattern);
}

/**
 * Gives the guards of every fact table the form in which no UPDATE lifts them, and each its guard of insertion. Does
 * nothing where they have it.
 */
export function hardenGuards(sqlite: Sqlite): void {
  for (const { name, tbl_name: table, sql } of guardsOf(sqlite, '*_no_*')) {
    const act = /BEFORE (UPDATE|DELETE) ON/.exec(sql)?.[1];
    if (act === undefined || !sql.includes('maintenance')) continue;
    sqlite.exec(`DROP TRIGGER ${name}`);
    sqlite.exec(
      `CREATE TRIGGER ${name} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} holds facts'); END`,
    );
  }
  const guarded = new Set(guardsOf(sqlite, '*_no_insert').map(({ tbl_name }) => tbl_name));
  for (const { tbl_name: table } of guardsOf(sqlite, '*_no_delete')) {
    if (guarded.has(table)) continue;
    const isOfLastEntry = ofLastEntry(sqlite, table);
    if (isOfLastEntry === null) continue;
    sqlite.exec(
      `CREATE TRIGGER ${table}_no_insert BEFORE INSERT ON ${table} WHEN NOT (${isOfLastEntry})
       BEGIN SELECT RAISE(ABORT, '${table} holds what the journal says'); END`,
    );
  }
}

/** SQL that is true when the new row belongs to the entry that was appended last; null when a table cannot tell. */
function ofLastEntry(sqlite: Sqlite, table: string): string | null {
  const last = 'pos = (SELECT max(pos) FROM journal)';
  if (saysItsEntry(sqlite, table)) {
    return `EXISTS (SELECT 1 FROM journal WHERE ${last} AND device = NEW.device AND at = NEW.at)`;
  }
  const parents = (
    sqlite.pragma(`foreign_key_list(${table})`) as readonly {
      table: string;
      from: string;
      to: string | null;
    }[]
  ).filter((parent) => saysItsEntry(sqlite, parent.table));
  if (parents.length === 0) return null;
  return parents
    .map(
      (
        parent,
      ) => `EXISTS (SELECT 1 FROM journal j JOIN ${parent.table} p ON p.device = j.device AND p.at = j.at
        WHERE j.${last} AND p.${parent.to ?? 'id'} = NEW.${parent.from})`,
    )
    .join(' OR ');
}

function saysItsEntry(sqlite: Sqlite, table: string): boolean {
  const columns = (sqlite.pragma(`table_info(${table})`) as readonly { name: string }[]).map(
    ({ name }) => name,
  );
  return columns.includes('device') && columns.includes('at');
}

/** Takes the guards of insertion down: for a migration, and for a store whose journal lies elsewhere. */
export function dropInsertGuards(sqlite: Sqlite): void {
  for (const { name } of guardsOf(sqlite, '*_no_insert')) sqlite.exec(`DROP TRIGGER ${name}`);
}

/** Runs work without the guards and puts them up again. Only inside a transaction: otherwise a kill would leave them down. */
export function withoutGuards<T>(sqlite: Sqlite, work: () => T): T {
  if (!sqlite.inTransaction) throw new Error('the guards come down only inside a transaction');
  const guards = guardsOf(sqlite, '*_no_*');
  for (const { name } of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  const result = work();
  for (const { sql } of guards) sqlite.exec(sql);
  return result;
}

/**
 * Puts up guards that migrations made and somebody took down since.
 * @param created the statements of all migrations, in order
 * @returns the names of those that were missing
 */
export function restoreGuards(sqlite: Sqlite, created: readonly string[]): readonly string[] {
  // All of them in one commit, or none.
  return sqlite.transaction(() => putUp(sqlite, created))();
}

function putUp(sqlite: Sqlite, created: readonly string[]): readonly string[] {
  const tables = new Set(
    sqlite.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  const there = new Set(
    sqlite.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all(),
  );
  const missing: string[] = [];
  for (const statement of created) {
    const [, name = '', table = ''] =
      /CREATE TRIGGER (\w+_no_(?:update|delete)) BEFORE (?:UPDATE|DELETE) ON (\w+)/.exec(statement) ?? [];
    if (name === '' || there.has(name) || !tables.has(table)) continue;
    sqlite.exec(statement.slice(statement.indexOf('CREATE TRIGGER')));
    there.add(name);
    missing.push(name);
  }
  hardenGuards(sqlite);
  return missing;
}
