// kill -9 of an office at work: while it opens, migrates, records, plays days, takes in reports, writes its tables anew, copies
// itself, sends. The writer is bundled once (tests/support/bundled-program.ts) and each office is small, so that a kill is cheap.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eq } from 'drizzle-orm';
import type { Desk } from '#core/access/request-context/desk.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import { simulatedMachine } from '#core/demo/simulated-machine.ts';
import { deviceIdOf } from '#core/journal/device/device-identity.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { compareWitnesses } from '#core/journal/witness/compare-witness.ts';
import { readWitnesses } from '#core/journal/witness/witness.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { checkPages } from '#db/page-check.ts';
import { type Province, startProvince } from '#province/server.ts';
import { streams } from '#province/store/schema.ts';
import { type BundledProgram, bundledProgram } from '#tests/support/bundled-program.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { type Acknowledged, acknowledgedIn } from '#tests/support/killed-writer.ts';
import { type Campaign, key, scratch } from './offices.ts';

/** What is killed; recording and days as often as two others. */
const kinds = [
  'start',
  'migrate',
  'record',
  'record',
  'days',
  'days',
  'import',
  'rebuild',
  'snapshot',
  'sync',
] as const;
type Kind = (typeof kinds)[number] | 'early';
/** Kills of one office, before another one is set up; at the end it is verified whole. */
const killsOfOffice = 125;
/** After a kill in the middle of a migration or of the writing of all tables the office is verified whole this often. */
const wholeOneIn = 10;
/** Offices that are killed side by side: what one waits for is the other's time. */
const lanes = 2;
/** A start makes much and throws little away: without room for it a fifth of its time goes into collecting. */
const youngHeap = ['--min-semi-space-size=64', '--max-semi-space-size=128'];
const start = '2026-04-04T03:00:00.000Z';

type Office = {
  readonly dir: string;
  readonly migrations: string;
  readonly acknowledged: Acknowledged[];
  kills: number;
  migrated: number;
};

type Shared = {
  readonly program: BundledProgram;
  readonly province: Province;
  readonly random: SeededRandom;
};

/** The control kills this often at most until something is seen to be lost. */
const killsOfControl = 20;

/** Kills an office at random moments; nothing acknowledged is lost, and it opens as what it was. */
export async function kills(seed: string): Promise<Campaign> {
  const places = scratch();
  const program = await bundledProgram('tests/fixtures/killed-office.ts');
  const province = await startProvince({ dir: await putEmptyProvince(places.folder()) });
  const all = Array.from({ length: lanes }, (_, lane) => {
    const random = seededRandom(`${seed}/${lane}`);
    let office: Office | null = null;
    return async (): Promise<string | null> => {
      if (office !== null && office.kills >= killsOfOffice) {
        const wrong = await whole(office);
        rmSync(office.dir, { recursive: true });
        rmSync(office.migrations, { recursive: true });
        office = null;
        if (wrong !== null) return wrong;
      }
      office ??= await newOffice(places, { program, province, random });
      office.kills += 1;
      return killOnce(office, random.pick(kinds), { program, province, random });
    };
  });
  return {
    size: lanes,
    async run() {
      const wrong = await Promise.all(all.map((kill) => kill()));
      return wrong.find((one) => one !== null) ?? null;
    },
    async end() {
      await province.close();
      places.end();
    },
  };
}

/** The control: of an office that acknowledges before its commit something is lost, and it is seen. */
export async function killsControl(seed: string): Promise<Campaign> {
  const places = scratch();
  const program = await bundledProgram('tests/fixtures/killed-office.ts');
  const province = await startProvince({ dir: await putEmptyProvince(places.folder()) });
  const shared = { program, province, random: seededRandom(seed) };
  return {
    async run() {
      const office = await newOffice(places, shared);
      for (let nth = 0; nth < killsOfControl; nth += 1)
        if ((await killOnce(office, 'early', shared)) !== null) return null;
      return `${killsOfControl} kills of the control lost nothing`;
    },
    async end() {
      await province.close();
      places.end();
    },
  };
}

function opened({ dir, migrations }: Office, random: SeededRandom, from = start): Desk {
  return openDesk({
    dir,
    dataKey: key,
    appVersion: '0.0.0-campaign',
    machine: simulatedMachine(String(random.between(1, 2 ** 31)), from),
    migrationsFolder: migrations,
    sync: { atStart: false },
  });
}

async function newOffice(
  places: { folder(): string },
  { program, province, random }: Shared,
): Promise<Office> {
  const [dir, migrations] = [places.folder(), places.folder()];
  cpSync(program.migrations, migrations, { recursive: true });
  const office = { dir, migrations, acknowledged: [], kills: 0, migrated: 0 };
  const desk = opened(office, random);
  await callerOf(desk, null).office.setUpDemo();
  const { officeCode = '' } = desk.identity() ?? {};
  await enrolDevice(desk, null, province.url, await province.createEnrolCode(officeCode));
  await desk.close();
  return office;
}

/** One more migration after all others: it writes a table anew whose rows must not be lost, as real ones do. */
function addMigration(office: Office): void {
  office.migrated += 1;
  const file = join(office.migrations, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number; tag: string }[] };
  const idx = journal.entries.length;
  const tag = `${String(idx).padStart(4, '0')}_campaign`;
  journal.entries.push({ idx, tag });
  const copy = `campaign_${office.migrated}`;
  writeFileSync(
    join(office.migrations, `${tag}.sql`),
    [
      `CREATE TABLE ${copy} (pos INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT`,
      `INSERT INTO ${copy} SELECT pos, hash FROM journal`,
      ...(office.migrated > 1 ? [`DROP TABLE campaign_${office.migrated - 1}`] : []),
    ].join('\n--> statement-breakpoint\n'),
  );
  writeFileSync(file, JSON.stringify(journal));
}

/** Longer now and then: then several acts are done before. */
const delayOf = (random: SeededRandom): number =>
  random.chance(0.1) ? random.between(100, 700) : random.between(0, 160);

/** What the delay counts from: once it is loaded, or once it is open, so that a machine on which that takes long kills work too. */
const momentOf = (kind: Kind, random: SeededRandom): 'begin' | 'did' => {
  if (kind === 'start' || kind === 'migrate') return 'begin';
  return kind === 'early' || random.chance(0.75) ? 'did' : 'begin';
};

async function killOnce(office: Office, kind: Kind, shared: Shared): Promise<string | null> {
  const { random, province } = shared;
  const delay = delayOf(random);
  const before = headOf(office.dir);
  if (kind === 'migrate') addMigration(office);
  const after = momentOf(kind, random);
  const said = await killed(office, kind, { after, delay }, before.at, shared);
  office.acknowledged.push(...acknowledgedIn(said));
  const where = `killed ${delay} ms after "${after}" of "${kind}" (kill ${office.kills} of its office)`;
  const wrong =
    lostFrom(office, before.seq) ??
    (kind === 'snapshot' ? damagedSnapshot(office) : null) ??
    (kind === 'sync' ? await aheadAt(province, office) : null) ??
    ((kind === 'migrate' || kind === 'rebuild') && random.between(1, wholeOneIn) === 1
      ? await whole(office)
      : null);
  return wrong === null ? null : `${where}: ${wrong}`;
}

/** Lets an office work at `kind`, and kills it so long after it first said `after`. @returns what it said */
async function killed(
  { dir, migrations }: Office,
  kind: Kind,
  { after, delay }: { readonly after: 'begin' | 'did'; readonly delay: number },
  from: string,
  shared: Shared,
): Promise<string> {
  const { program, random } = shared;
  const seed = String(random.between(1, 2 ** 31));
  const writer = spawn(process.execPath, [...youngHeap, program.file, kind, dir, migrations, seed, from], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: program.compileCache },
  });
  let errors = '';
  writer.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const said: string[] = [];
  let isDue = false;
  let isKilled = false;
  const lines = createInterface({ input: writer.stdout });
  lines.on('line', (line) => {
    said.push(line);
    if (line === after && !isDue) {
      isDue = true;
      setTimeout(() => {
        isKilled = writer.kill('SIGKILL');
      }, delay);
    }
  });
  await Promise.all([once(writer, 'close'), once(lines, 'close')]);
  if (!isKilled) throw new Error(`the office ended by itself at "${kind}": ${errors}`);
  return said.join('\n');
}

const lastOf = (sqlite: Sqlite) =>
  sqlite
    .prepare<[], { seq: number; at: string; entries: number }>(
      'SELECT seq, at, (SELECT count(*) FROM journal) AS entries FROM journal ORDER BY pos DESC LIMIT 1',
    )
    .get() ?? { seq: 0, at: start, entries: 0 };

function headOf(dir: string): { seq: number; at: string } {
  const { sqlite } = openStore(storeFile(dir), { key });
  try {
    return lastOf(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Opens the store as the next start does. Everything that was ever acknowledged is looked up; null when nothing is wrong. */
function lostFrom({ dir, acknowledged }: Office, seqBefore: number): string | null {
  const { sqlite } = openStore(storeFile(dir), { key });
  try {
    const hashAt = sqlite.prepare<[number], string>('SELECT hash FROM journal WHERE seq = ?').pluck();
    const lost = acknowledged.filter(({ seq, hash }) => hashAt.get(seq) !== hash);
    if (lost[0] !== undefined) return `${lost.length} acknowledged entries are lost, from ${lost[0].seq}`;
    const { seq, entries } = lastOf(sqlite);
    if (seq < seqBefore || seq !== entries) return `${entries} entries up to ${seq}, and ${seqBefore} before`;
    const verdict = compareWitnesses(
      sqlite,
      readWitnesses({ dir, home: null, dataKey: key }, deviceIdOf(sqlite)),
    );
    return verdict.kind === 'sound' ? null : `the store was taken for ${verdict.kind}`;
  } finally {
    sqlite.close();
  }
}

/** A snapshot that bears its name is whole, whatever moment its writer was killed at. */
function damagedSnapshot({ dir }: Office): string | null {
  for (const nth of [0, 1]) {
    const file = join(dir, `snapshot-${nth}.db`);
    if (!existsSync(file)) continue;
    const { pages, damaged, trailingBytes } = checkPages(file, key);
    if (pages === 0 || damaged.length > 0 || trailingBytes > 0) return `snapshot ${nth} is damaged`;
  }
  return null;
}

/** The province holds nothing that the office does not: what is sent was committed before. */
async function aheadAt(province: Province, { dir }: Office): Promise<string | null> {
  const { sqlite } = openStore(storeFile(dir), { key });
  try {
    const device = deviceIdOf(sqlite) ?? '';
    const held = await province.store.select().from(streams).where(eq(streams.device, device));
    const hashAt = sqlite
      .prepare<[string, number], string>('SELECT hash FROM journal WHERE epoch = ? AND seq = ?')
      .pluck();
    const ahead = held.find(
      ({ epoch, ackedSeq, headHash }) => ackedSeq > 0 && hashAt.get(epoch, ackedSeq) !== headHash,
    );
    return ahead === undefined ? null : `the province holds entry ${ahead.ackedSeq}, which is not here`;
  } finally {
    sqlite.close();
  }
}

/** Opened as the application does it, every page, chain and table; what the office has sent is what the province holds. */
async function whole(office: Office): Promise<string | null> {
  const desk = opened(office, seededRandom(String(office.kills)), headOf(office.dir).at);
  try {
    if (desk.witnessed.kind !== 'sound') return `it opens as ${desk.witnessed.kind}`;
    const { findings } = await verifyOffice(desk, () => undefined);
    return findings.length === 0 ? null : `verify found ${JSON.stringify(findings.slice(0, 3))}`;
  } finally {
    await desk.close();
  }
}
