// A real PostgreSQL for tests: an empty database for each test. PISHKHAN_TEST_POSTGRES (a URL to a server with the right to
// create databases) is used where it is set, as by `npm test`, which starts one server for the run.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { startPostgresServer } from '#build/scripts/postgres-server.ts';

export type RealPostgres = {
  /** Makes an empty database and returns its URL. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
};

/**
 * The server of the run, or one that is started. `own`: always one that is started, for a test that ends it; `isDurable`: one that
 * is started writes every commit to the disk, for a figure.
 */
export async function startRealPostgres({ own = false, isDurable = false } = {}): Promise<RealPostgres> {
  const given = process.env.PISHKHAN_TEST_POSTGRES ?? '';
  if (given !== '' && !own) {
    return { freshDatabase: () => createDatabase(given), stop: async () => undefined };
  }
  const { url, stop } = await startPostgresServer(undefined, { isDurable });
  return { freshDatabase: () => createDatabase(url), stop };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
