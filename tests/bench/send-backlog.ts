// A backlog of 10,000 entries into a real PostgreSQL through protocol v1, beside PouchDB replicating the same entries to
// express-pouchdb, and a raw multi-row insert of the same bytes. Servers run in processes of their own.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import PouchDB from 'pouchdb';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { type RealPostgres, startRealPostgres } from '#tests/support/real-postgres.ts';
import { growOffice, openBenchOffice, playOneDay, streamOf } from './bench-office.ts';
import { type BenchReport, higher, inUnits, medianOf, type Run, timed, times } from './measure.ts';
import { startServer } from './server-process.ts';

const batch = 500;
const provinceServer = import.meta.resolve('./province-server.ts');
const pouchdbServer = import.meta.resolve('./pouchdb-server.ts');

type Sent = { readonly seq: number; readonly hash: string; readonly bytes: Uint8Array };

/** Sends the backlog the three ways, in turns. */
export async function benchSendBacklog({ many }: Run): Promise<BenchReport> {
  const rounds = many(3);
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  const postgres = await startRealPostgres({ isDurable: true });
  try {
    const officeDir = path.join(dir, 'office');
    const entries = await makeBacklog(officeDir, many(10_000, 300), many(60));
    const taken = { ours: [] as number[], pouchdb: [] as number[], raw: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      taken.ours.push(
        await sendToProvince(postgres, officeDir, path.join(dir, `office-${round}`), entries.length),
      );
      taken.pouchdb.push(await replicate(entries, mkdtempSync(path.join(dir, 'pouchdb-'))));
      taken.raw.push(await insertRaw(await postgres.freshDatabase(), entries));
    }
    const [ours, pouchdb, raw] = [medianOf(taken.ours), medianOf(taken.pouchdb), medianOf(taken.raw)];
    const megabytes = entries.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
    return {
      title: `${entries.length.toLocaleString('en-US')} unsent entries (${megabytes.toFixed(1)} MB) into PostgreSQL`,
      measured: [
        { what: 'sync to the province, PostgreSQL', times: taken.ours },
        { what: 'PouchDB → express-pouchdb (LevelDB)', times: taken.pouchdb },
        { what: 'raw multi-row insert, PostgreSQL', times: taken.raw },
      ],
      judged: [
        higher('entries a second', (entries.length / ours) * 1000, inUnits(''), 10_000),
        higher('rate ÷ PouchDB', pouchdb / ours, times, 3),
        higher('rate ÷ raw multi-row insert', raw / ours, times, 0.3),
      ],
      notes: [
        'Ours: batches read from the encrypted store, compressed, signed; verified, chained, stored, counted and committed by the province; every acknowledgement checked against the own hash.',
        `PouchDB: the same entries as documents in LevelDB, \`replicate.to\` with batches of ${batch}; its server keeps LevelDB, because there is no PostgreSQL under it.`,
        `Raw: \`INSERT … VALUES\` of ${batch} rows (sequence, hash, bytes), each statement its own commit.`,
        `${rounds} rounds, each into an empty database; \`fsync\` on in PostgreSQL.`,
      ],
    };
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function makeBacklog(dir: string, backlog: number, clients: number): Promise<readonly Sent[]> {
  const office = openBenchOffice(prepared(dir));
  try {
    await playOneDay(office, clients);
    // One entry more comes with the enrolment.
    growOffice(office.desk, backlog - 1, () => undefined);
    return office.desk.path.journal
      .entriesAfter(streamOf(office.desk), 0, backlog)
      .map(({ seq, hash, bytes }) => ({ seq, hash, bytes }));
  } finally {
    await office.desk.close();
  }
}

async function sendToProvince(
  postgres: RealPostgres,
  from: string,
  dir: string,
  backlog: number,
): Promise<number> {
  cpSync(from, dir, { recursive: true });
  const { desk } = openBenchOffice(dir);
  const databaseUrl = await postgres.freshDatabase();
  const server = await startServer(provinceServer, [databaseUrl, desk.identity()?.officeCode ?? '']);
  try {
    await enrolDevice(desk, null, server.url, server.code);
    const elapsed = await timed(() => desk.sync.syncNow());
    const { queued, acked, quarantined } = desk.sync.state();
    if (queued > 0 || acked < backlog || quarantined.length > 0)
      throw new Error(`${queued} entries were not sent`);
    await requireRows(databaseUrl, 'SELECT count(*)::integer AS rows FROM entries', acked);
    return elapsed;
  } finally {
    await desk.close();
    await server.stop();
  }
}

async function replicate(entries: readonly Sent[], dir: string): Promise<number> {
  const server = await startServer(pouchdbServer, [prepared(path.join(dir, 'remote'))]);
  const local = new PouchDB(path.join(dir, 'local'));
  try {
    await local.bulkDocs(
      entries.map(({ seq, hash, bytes }) => ({
        _id: String(seq).padStart(12, '0'),
        hash,
        entry: parseJsonBytes(bytes),
      })),
    );
    let written = 0;
    const elapsed = await timed(async () => {
      ({ docs_written: written } = await local.replicate.to(`${server.url}/backlog`, { batch_size: batch }));
    });
    if (written !== entries.length) throw new Error(`PouchDB sent ${written} of ${entries.length}`);
    return elapsed;
  } finally {
    await local.close();
    await server.stop();
  }
}

async function insertRaw(databaseUrl: string, entries: readonly Sent[]): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      'CREATE TABLE raw_entries (seq bigint PRIMARY KEY, hash text NOT NULL, bytes bytea NOT NULL)',
    );
    const elapsed = await timed(async () => {
      for (let from = 0; from < entries.length; from += batch) {
        const rows = entries.slice(from, from + batch);
        const holders = rows.map((_, row) => `($${row * 3 + 1}, $${row * 3 + 2}, $${row * 3 + 3})`);
        await client.query(
          `INSERT INTO raw_entries (seq, hash, bytes) VALUES ${holders.join(', ')}`,
          rows.flatMap(({ seq, hash, bytes }) => [seq, hash, bytes]),
        );
      }
    });
    return elapsed;
  } finally {
    await client.end();
  }
}

/** The folder, made when it is missing. */
function prepared(dir: string): string {
  mkdirSync(dir, { recursive: true });
  return dir;
}

async function requireRows(databaseUrl: string, query: string, expected: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ rows: number }>(query);
  await client.end();
  if (rows[0]?.rows !== expected) throw new Error(`PostgreSQL holds ${rows[0]?.rows} of ${expected} entries`);
}
