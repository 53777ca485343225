// Long campaigns against the store: `npm run campaign -- <name> [--runs N] [--minutes M] [--seed S]`. Each draws from its
// seed, counts, and names the first run that failed, so that it can be repeated and kept as a test. Runs of one commit add
// up in `.cache/campaigns/`: without `--runs` it goes on until the count for a release is reached.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { cacheDir } from '#build/scripts/places.ts';
import { campaigns, releaseRuns } from './campaigns.ts';

const options = {
  runs: { type: 'string' },
  minutes: { type: 'string', default: '60' },
  seed: { type: 'string', default: String(Date.now()) },
} as const;

const sessionSchema = z.object({ commit: z.string(), ok: z.boolean(), runs: z.int() });
/** A session is noted this often, so that one that is ended from outside has counted, ms. */
const noteEveryMs = 30_000;

const { values, positionals } = parseArgs({ options, allowPositionals: true });
const [name = ''] = positionals;
const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
if (campaign === undefined) {
  const names = Object.keys(campaigns).map((one) => `  ${one.padEnd(20)} ${releaseRuns[one]} for a release`);
  process.stderr.write('npm run campaign -- NAME [--runs N] [--minutes M] [--seed S]\n');
  process.stderr.write(`${names.join('\n')}\n`);
  process.exit(64);
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const folder = path.join(cacheDir, 'campaigns');
mkdirSync(folder, { recursive: true });
const book = path.join(folder, `${name}.jsonl`);

/** Runs of this commit that ended well until now. */
const before = (existsSync(book) ? readFileSync(book, 'utf8').split('\n') : [])
  .filter((line) => line !== '')
  .map((line) => sessionSchema.parse(JSON.parse(line)))
  .filter((session) => session.commit === commit && session.ok)
  .reduce((sum, { runs }) => sum + runs, 0);
const release = releaseRuns[name] ?? 0;
const most = values.runs === undefined ? Math.max(0, release - before) : Number(values.runs);
const until = Date.now() + Number(values.minutes) * 60_000;

let runs = 0;
let noted = 0;
let notedAt = Date.now();
let began = Date.now();

let cpuBefore = process.cpuUsage();

/** Runs a second since the beginning, what was made ready before not counted. */
const pace = (): string => (runs / ((Date.now() - began) / 1000)).toFixed(2);
/** CPU of this process for a run, ms; what it starts (a PC, a database, the runner of tests) is not in it. */
const cpuOfRun = (): string => {
  const { user, system } = process.cpuUsage(cpuBefore);
  return ((user + system) / 1000 / Math.max(1, runs)).toFixed(1);
};

function note(facts: { ok: boolean; failed?: string }): void {
  const line = {
    campaign: name,
    commit,
    seed: values.seed,
    at: new Date().toISOString(),
    ...facts,
    runs: runs - noted,
  };
  appendFileSync(book, `${JSON.stringify(line)}\n`);
  process.stderr.write(
    `${name}: ${before + runs} of ${release}, ${pace()} a second, ${cpuOfRun()} ms of CPU each\n`,
  );
  noted = runs;
  notedAt = Date.now();
}

function tell(facts: Record<string, unknown>): void {
  const sum = {
    runs,
    aSecond: Number(pace()),
    cpuMs: Number(cpuOfRun()),
    ofThisCommit: before + runs,
    forRelease: release,
  };
  process.stdout.write(
    `${JSON.stringify({ campaign: name, commit, seed: values.seed, ...facts, ...sum })}\n`,
  );
}

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The embedded PostgreSQL of the tests ends the whole process on a signal, before anything is noted or removed.
  process.removeAllListeners(signal);
  process.on(signal, () => {
    isEnding = true;
  });
}
const playing = await campaign(values.seed);
began = Date.now();
cpuBefore = process.cpuUsage();
let failed: string | null = null;
try {
  while (runs < most && Date.now() < until && !isEnding && failed === null) {
    failed = await playing.run();
    if (failed !== null) break;
    runs += playing.size ?? 1;
    if (Date.now() - notedAt > noteEveryMs) note({ ok: true });
  }
} finally {
  await playing.end();
}
if (runs > noted) note({ ok: true });
if (failed === null) tell({ ok: true, at: new Date().toISOString() });
else {
  note({ ok: false, failed });
  tell({ ok: false, afterRuns: runs, failed });
  process.exitCode = 1;
}
