// A store beside the office's own that is thrown away: laid out once a process, every further one begins with a copy of its
// file. To make hundreds of tables, indexes and guards anew was most of what it costs to verify a small office.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropInsertGuards } from './guards.ts';
import { historyOf, type Migration, migrate } from './migrate.ts';
import { openStore, type Store } from './open-store.ts';

type Blank = { readonly history: string; readonly key: Uint8Array; readonly bytes: Uint8Array };
let known: Blank | null = null;

/** Pages that stay in memory, in KiB (negative: SQLite's way to say so). */
const cache = -64_000;

/**
 * Opens an empty store with all tables in `folder`, which the caller removes. Its journal lies elsewhere: it has no guards
 * of insertion. It is encrypted with a key that no file holds, of this process; nothing of it outlives a power cut.
 */
export function openBlankStore(
  folder: string,
  migrations: readonly Migration[],
  randomBytes: (count: number) => Uint8Array,
): Store {
  const file = join(folder, 'rebuilt.db');
  const history = historyOf(migrations);
  if (known?.history !== history) known = layOutBlank(file, history, migrations, randomBytes(32));
  writeFileSync(file, known.bytes);
  return openHurried(file, known.key);
}

function layOutBlank(
  file: string,
  history: string,
  migrations: readonly Migration[],
  key: Uint8Array,
): Blank {
  const { sqlite } = openHurried(file, key);
  try {
    migrate(sqlite, migrations, `${file}.before`);
    sqlite.transaction(() => dropInsertGuards(sqlite))();
  } finally {
    sqlite.close();
  }
  return { history, key, bytes: readFileSync(file) };
}

/** Nothing of it has to outlive a power cut, and nothing is written twice. */
function openHurried(file: string, key: Uint8Array): Store {
  const store = openStore(file, { key, alone: true });
  try {
    for (const setting of ['synchronous = OFF', 'journal_mode = MEMORY', `cache_size = ${cache}`])
      store.sqlite.pragma(setting);
  } catch (error) {
    store.sqlite.close();
    throw error;
  }
  return store;
}
