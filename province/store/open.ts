// Opens the province's database: PGlite in a folder (one process, for demonstration) or a PostgreSQL server.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { holdFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import type { Store } from './store.ts';

export type OpenStore = {
  store: Store;
  kind: 'pglite' | 'postgres';
  /** Tells other programs of this machine where the holder of the folder answers (PGlite only). */
  announce(url: string, token: string): void;
  close(): Promise<void>;
};

/** Where the data is: a PostgreSQL URL, or the folder of an embedded database. */
export type StorePlace = { databaseUrl: string } | { dir: string };

/**
 * Opens and migrates the database. `totals`: the columns of the totals of a day.
 * @throws FolderHeldError when another process has the folder open.
 */
export async function openStore(place: StorePlace, totals: readonly string[]): Promise<OpenStore> {
  return 'databaseUrl' in place ? openPostgres(place.databaseUrl, totals) : openPglite(place.dir, totals);
}

async function openPostgres(databaseUrl: string, totals: readonly string[]): Promise<OpenStore> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    pipeline: true,
  });
  // An idle connection that breaks is replaced by the pool; the next query says so if the server is gone.
  pool.on('error', () => undefined);
  // One that breaks between two statements of a transaction is nobody's at that moment: its next statement says so, and
  // without this listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const store = drizzlePostgres(pool);
  try {
    await migrate(store, totals);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { store, kind: 'postgres', announce: () => undefined, close: () => pool.end() };
}

async function openPglite(dir: string, totals: readonly string[]): Promise<OpenStore> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const hold = holdFolder(dir);
  let client: PGlite | undefined;
  try {
    client = await PGlite.create(join(dir, 'database'));
    const store = drizzlePglite(client);
    await migrate(store, totals);
    const opened = client;
    return {
      store,
      kind: 'pglite',
      announce: hold.announce,
      async close() {
        await opened.close();
        hold.release();
      },
    };
  } catch (error) {
    await client?.close();
    hold.release();
    throw error;
  }
}
