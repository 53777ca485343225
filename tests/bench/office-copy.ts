// The same history in another store, encrypted or plain, and raw inserts of what one payment leaves in the tables.

import type { Desk } from '#core/access/request-context/desk.ts';
import { createAppliers, createReads } from '#core/app/registry/assemble.ts';
import { createWritePath } from '#core/journal/log/create-write-path.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import type { Reads } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { migrate } from '#db/migrate.ts';
import { openStore, type Sqlite, type Store } from '#db/open-store.ts';
import { firstEntries, streamOf } from './bench-office.ts';

export type OfficeCopy = { readonly store: Store; readonly path: WritePath; readonly reads: Reads };

/** Copies the office into a store of its own (`key` null: plain), behind a write path in the name of the same device. */
export function copyOffice(desk: Desk, file: string, key: Uint8Array | null): OfficeCopy {
  const store = openStore(file, { key });
  migrate(store.sqlite, desk.migrations, `${file}.before`);
  const path = createWritePath({
    store,
    journal: createJournalStore(store.orm),
    machine: desk.machine,
    appliers: createAppliers(store),
    identity: () => desk.identity(),
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
  path.ingest(streamOf(desk), firstEntries(desk, desk.path.journal.count()));
  return { store, path, reads: createReads(store.orm, path.journal, { bringUp: () => undefined }) };
}

type Row = Readonly<Record<string, unknown>>;
const tables = ['journal', 'payments', 'payment_allocations'] as const;
export type SavedRows = Readonly<Record<(typeof tables)[number], readonly Row[]>>;

/** The rows of the one payment whose entry is the only one after `seq`. */
export function rowsAfter(sqlite: Sqlite, seq: number): SavedRows {
  const rows = (query: string, ...given: unknown[]): Row[] =>
    sqlite.prepare<unknown[], Row>(query).all(...given);
  const payments = rows('SELECT * FROM payments ORDER BY rowid DESC LIMIT 1');
  return {
    journal: rows('SELECT * FROM journal WHERE seq > ?', seq),
    payments,
    payment_allocations: rows('SELECT * FROM payment_allocations WHERE payment_id = ?', payments[0]?.id),
  };
}

/** Inserts such rows in one transaction, by statements that are prepared once. */
export function rowInserter(sqlite: Sqlite): (rows: SavedRows) => void {
  const statements = tables.map((table) => {
    const columns = sqlite.pragma(`table_info(${table})`) as readonly { readonly name: string }[];
    const names = columns.map(({ name }) => name);
    const holders = names.map((name) => `@${name}`);
    const insert = sqlite.prepare<[Row]>(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${holders.join(', ')})`,
    );
    return { table, insert };
  });
  return sqlite.transaction((rows: SavedRows) => {
    for (const { table, insert } of statements) for (const row of rows[table]) insert.run(row);
  }).immediate;
}
