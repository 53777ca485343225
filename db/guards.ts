// The guards of the facts: triggers that refuse every change and removal of a fact, and every fact that is not what the
// entry says which is placed just now. They are made from the tables as they stand, in one loop, whenever a store is made, migrated
// or opened. They ask no table whether they may: only a rebuild takes them down, inside its transaction (J2, J26).
import type { Database as Sqlite } from 'better-sqlite3';

export type Trigger = { readonly name: string; readonly tbl_name: string; readonly sql: string };

/** A column by which a row names a fact that says its own entry. */
type Parent = { readonly child: string; readonly table: string; readonly from: string; readonly to: string };

/** The journal refuses change and removal, and keeps where its runs of one business day begin. */
const journalTriggers: readonly Trigger[] = [
  refusing('journal', 'UPDATE', 'the journal allows no change'),
  refusing('journal', 'DELETE', 'the journal allows no removal'),
  {
    name: 'journal_keeps_runs',
    tbl_name: 'journal',
    sql: `CREATE TRIGGER journal_keeps_runs AFTER INSERT ON journal
      WHEN NEW.day IS NOT (SELECT day FROM journal_runs WHERE device = NEW.device AND epoch = NEW.epoch ORDER BY from_seq DESC LIMIT 1)
      BEGIN INSERT INTO journal_runs (device, epoch, from_seq, day) VALUES (NEW.device, NEW.epoch, NEW.seq, NEW.day); END`,
  },
];

/** The guards that stand and whose names match, but for the journal's own. */
export function guardsOf(sqlite: Sqlite, pattern: string): readonly Trigger[] {
  return sqlite
    .prepare<[string], Trigger>(
      "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name <> 'journal' AND name GLOB ?",
    )
    .all(pattern);
}

/**
 * Makes every guard that is missing or differs, all in one commit.
 * @returns the names of those that were not as they must be
 */
export function putUpGuards(sqlite: Sqlite): readonly string[] {
  const present = new Map(
    sqlite
      .prepare<[], Trigger>("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all()
      .map(({ name, sql }) => [name, sql]),
  );
  const wrong = triggersFor(sqlite).filter(({ name, sql }) => present.get(name) !== sql);
  if (wrong.length === 0) return [];
  const statements = wrong.map(({ name, sql }) => `DROP TRIGGER IF EXISTS ${name};\n${sql};`);
  sqlite.transaction(() => sqlite.exec(statements.join('\n')))();
  return wrong.map(({ name }) => name);
}

/**
 * Every trigger that a store with these tables has. A table holds facts when it has the columns of a fact
 * (`factColumns`), or names a row of such a table by a foreign key.
 */
function triggersFor(sqlite: Sqlite): readonly Trigger[] {
  const saying = tablesThatSayTheirEntry(sqlite);
  if (saying.size === 0) return [];
  const parents = parentsIn(sqlite).filter(({ table }) => saying.has(table));
  const tables = new Set([...saying, ...parents.map(({ child }) => child)]);
  const guards = [...tables].flatMap((table) => [
    refusing(table, 'UPDATE', `${table} holds facts`),
    refusing(table, 'DELETE', `${table} holds facts`),
    refusingInsert(
      table,
      saying.has(table)
        ? ofLastEntry
        : parents
            .filter(({ child }) => child === table)
            .map(ofParent)
            .join(' OR '),
    ),
  ]);
  return [...journalTriggers, ...guards];
}

function tablesThatSayTheirEntry(sqlite: Sqlite): ReadonlySet<string> {
  return new Set(
    sqlite
      .prepare<[], string>(
        `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name IN ('at', 'lc', 'day', 'actor', 'device')
          WHERE t.type = 'table' AND t.name <> 'journal' GROUP BY t.name HAVING count(*) = 5 ORDER BY t.name`,
      )
      .pluck()
      .all(),
  );
}

function parentsIn(sqlite: Sqlite): readonly Parent[] {
  return sqlite
    .prepare<[], Parent>(
      `SELECT t.name AS child, f."table", f."from", coalesce(f."to", 'id') AS "to"
         FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY t.name, f.id, f.seq`,
    )
    .all();
}

/**
 * The entry that is placed just now, which no later one of its chain follows in the tables: the one that was kept last, or of a
 * chain that waits the last one that is placed.
 */
const placedNow = `SELECT device, lc, at FROM journal WHERE pos = (SELECT max(pos) FROM journal)
        UNION ALL SELECT j.device, j.lc, j.at FROM streams s CROSS JOIN journal j
          ON j.device = s.device AND j.epoch = s.epoch AND j.seq = s.placed_seq WHERE s.placed_seq IS NOT NULL`;

/** True when the new row belongs to it. */
const ofLastEntry = `EXISTS (SELECT 1 FROM (${placedNow}) WHERE device = NEW.device AND lc = NEW.lc AND at = NEW.at)`;

/** True when the row that the new one names belongs to it. */
function ofParent({ table, from, to }: Parent): string {
  return `EXISTS (SELECT 1 FROM ${table} p JOIN (${placedNow}) j ON p.device = j.device AND p.lc = j.lc AND p.at = j.at
        WHERE p.${to} = NEW.${from})`;
}

function refusing(table: string, act: 'UPDATE' | 'DELETE', sentence: string): Trigger {
  const name = `${table}_no_${act.toLowerCase()}`;
  const sql = `CREATE TRIGGER ${name} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, '${sentence}'); END`;
  return { name, tbl_name: table, sql };
}

function refusingInsert(table: string, isOfLastEntry: string): Trigger {
  const name = `${table}_no_insert`;
  const sql = `CREATE TRIGGER ${name} BEFORE INSERT ON ${table} WHEN NOT (${isOfLastEntry})
       BEGIN SELECT RAISE(ABORT, '${table} holds what the journal says'); END`;
  return { name, tbl_name: table, sql };
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
