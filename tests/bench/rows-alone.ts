// What SQLite alone takes to write the rows of an office into a new store of the same form: same indexes, encrypted, one FULL
// transaction for as many entries as the link takes in at once. No entry is read, proved, hashed or applied, and guards, foreign
// keys and the index of the search are left out: less than this nobody takes who keeps these tables row by row.

import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { linkLimits } from '#core/replication/peers/contract.ts';
import { expectManyWrites } from '#db/many-writes.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';

/** Shadows of the search, and what is of one PC. */
const leftOut = /^(sqlite_|__|device$|.*_(data|idx|content|docsize|config)$)/;

type Table = {
  readonly name: string;
  readonly rows: number;
  /** The rows that follow those that were asked for before. */
  readonly next: (count: number) => unknown[][];
  readonly run: (row: unknown[]) => void;
};

/** @returns µs of CPU and of the clock for each entry */
export async function rowsAlone(dir: string): Promise<{ readonly cpuUs: number; readonly wallUs: number }> {
  const fresh = folderForElectron();
  const key = demonstrationKey();
  const from = openStore(storeFile(dir), { key, readonly: true }).sqlite;
  try {
    await openDesk({
      dir: fresh,
      dataKey: key,
      appVersion: '0.0.0-bench',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
    }).close();
    const to = openStore(storeFile(fresh), { key }).sqlite;
    to.pragma('foreign_keys = OFF');
    expectManyWrites(to);
    for (const { name } of to
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
      .all())
      to.exec(`DROP TRIGGER "${name}"`);
    const tables = tablesOf(from, to);
    const entries = tables.find(({ name }) => name === 'journal')?.rows ?? 0;
    const rounds = Math.ceil(entries / linkLimits.entries);
    let cpu = 0;
    let wall = 0;
    for (let round = 0; round < rounds; round += 1) {
      const parts = tables.map((table) => {
        const { rows, next, run } = table;
        const count = Math.floor((rows * (round + 1)) / rounds) - Math.floor((rows * round) / rounds);
        return { run, rows: next(count) };
      });
      const began = performance.now();
      const cpuBegan = process.threadCpuUsage();
      to.transaction(() => {
        for (const { run, rows } of parts) for (const row of rows) run(row);
      }).immediate();
      const { user, system } = process.threadCpuUsage(cpuBegan);
      cpu += user + system;
      wall += (performance.now() - began) * 1000;
    }
    to.close();
    return { cpuUs: cpu / entries, wallUs: wall / entries };
  } finally {
    from.close();
    removeFolder(fresh);
  }
}

function tablesOf(from: Sqlite, to: Sqlite): Table[] {
  const names = from
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !leftOut.test(name));
  return names.flatMap((name): Table[] => {
    const rows = from.prepare<[], { rows: number }>(`SELECT count(*) rows FROM "${name}"`).get()?.rows ?? 0;
    if (rows === 0) return [];
    const columns = to.prepare(`SELECT * FROM "${name}"`).columns().length;
    // What the first start of a store writes is there already.
    const insert = to.prepare(
      `INSERT OR IGNORE INTO "${name}" VALUES (${Array.from({ length: columns }, () => '?').join()})`,
    );
    return [{ name, rows, next: inOrder(from, name), run: (row) => void insert.run(row) }];
  });
}

function inOrder(from: Sqlite, name: string): Table['next'] {
  const after = from
    .prepare<[number, number], [number, ...unknown[]]>(
      `SELECT rowid, * FROM "${name}" WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    )
    .raw();
  let last = Number.MIN_SAFE_INTEGER;
  return (count) =>
    after.all(last, count).map(([rowid, ...row]) => {
      last = rowid;
      return row;
    });
}
