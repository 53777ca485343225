// Which of a store's two files each transaction of this process writes. SQLite commits each file by itself, so none may write both.
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';

export type WrittenFiles = {
  /** From now on the transactions of this office count. */
  watch(desk: Pick<Desk, 'store'>): void;
  /** How many transactions wrote this one alone. */
  counts(): { readonly main: number; readonly own: number };
  /** Where a transaction began that wrote both. */
  both(): readonly string[];
};

type Running = { depth: number; readonly wrote: Set<string> };

/** Call it before the office is opened. */
export function watchWrittenFiles(): WrittenFiles {
  const running = new Map<Database.Database, Running>();
  const counted = { main: 0, own: 0 };
  const both: string[] = [];
  const original = Database.prototype.transaction;
  onTestFinished(() => {
    Database.prototype.transaction = original;
  });
  Database.prototype.transaction = function (this: Database.Database, work) {
    const told = (...given: Parameters<typeof work>): ReturnType<typeof work> => {
      const here = running.get(this) ?? { depth: 0, wrote: new Set() };
      if (here.depth === 0) here.wrote.clear();
      here.depth += 1;
      try {
        return work(...given) as ReturnType<typeof work>;
      } finally {
        here.depth -= 1;
        if (here.depth === 0) ended(here);
      }
    };
    return original.call(this, told) as ReturnType<typeof original>;
  } as typeof original;

  function ended({ wrote }: Running): void {
    if (wrote.size > 1) both.push(new Error('both files are written by one transaction').stack ?? '');
    for (const one of wrote) if (wrote.size === 1) counted[one === 'own' ? 'own' : 'main'] += 1;
  }

  return {
    watch({ store: { sqlite } }) {
      running.set(sqlite, { depth: 0, wrote: new Set() });
      sqlite.function('wrote', (schema) => {
        running.get(sqlite)?.wrote.add(String(schema));
        return null;
      });
      for (const schema of ['main', 'own']) {
        const tables = sqlite
          .prepare<[], string>(
            `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
          )
          .pluck()
          .all();
        for (const table of tables)
          for (const act of ['INSERT', 'UPDATE', 'DELETE'])
            sqlite.exec(
              `CREATE TEMP TRIGGER "${schema}_${table}_${act}" AFTER ${act} ON ${schema}."${table}" BEGIN SELECT wrote('${schema}'); END`,
            );
      }
    },
    counts: () => counted,
    both: () => both,
  };
}
