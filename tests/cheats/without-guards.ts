// What somebody does who has the key and a tool for databases: the guards come down and stay down.
import type { Sqlite } from '#db/open-store.ts';

export function withoutGuardsForGood(sqlite: Sqlite, work: (sqlite: Sqlite) => void): void {
  const guards = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_no_*'")
    .pluck()
    .all();
  for (const name of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  work(sqlite);
}
