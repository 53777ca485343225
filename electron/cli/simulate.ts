// Plays realistic days of a demo office: `npm run simulate -- --days N --clients M --seed S [--dir D] [--from DAY] [--open]`.
// Everything goes through the application's real procedures; the same seed on a new folder gives the same history.
import { parseArgs } from 'node:util';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { simulatedMachine } from '#core/demo/simulated-machine.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isFreshFolder, markFolder, officeFolder, readMarker } from '../files/office-folder.ts';
import { demonstrationKey } from '../key-custody/demo.ts';
import { appVersion } from './open-for-operations.ts';
import { argumentProblem, reporterFor } from './report.ts';
import { systemProblemOf } from './system-problem.ts';

const options = {
  days: { type: 'string', default: '1' },
  clients: { type: 'string', default: '20' },
  seed: { type: 'string', default: 'pishkhan' },
  dir: { type: 'string', default: 'offices/simulated' },
  from: { type: 'string', default: '2026-04-04' },
  open: { type: 'boolean', default: false },
  acknowledge: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const problem = argumentProblem(error);
    if (problem === null) throw error;
    reporterFor(process.argv.includes('--json'), 'fa').problem(problem);
    process.exit(64);
  }
}

// What the command line writes is for its own user only.
process.umask(0o077);

const values = readArguments();
const report = reporterFor(values.json, 'fa');

function count(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 100_000)
    throw refusal('INPUT_INVALID', { fields: [name] });
  return value;
}

async function simulate(): Promise<void> {
  const days = count(values.days, 'days');
  const clients = count(values.clients, 'clients');
  const folder = officeFolder(values.dir);
  if (isFreshFolder(folder)) markFolder(folder, true);
  if (readMarker(folder)?.demo !== true) throw refusal('NOT_A_DEMO_OFFICE', {});
  const release = lockOffice(folder.dir);
  const openWith = (seed: string) => {
    const machine = simulatedMachine(seed, `${values.from}T03:00:00.000Z`);
    const desk = openDesk({
      dir: folder.dir,
      dataKey: demonstrationKey(),
      appVersion: appVersion(),
      machine,
      migrationsFolder: sourceMigrations(),
      sessionLimits: endlessSession,
    });
    return { desk, machine };
  };
  let { desk, machine } = openWith(values.seed);
  const identity = desk.identity();
  if (identity !== null) {
    // History goes on from its last entry: other randomness, and never an earlier clock.
    const stream = { device: identity.deviceId, epoch: identity.epoch };
    const head = desk.path.journal.head(stream);
    const last = desk.path.journal.entry(stream, head.seq)?.at;
    await desk.close();
    ({ desk, machine } = openWith(`${values.seed}/${head.hash}`));
    if (last !== undefined) machine.advanceTo(last);
  }
  if (values.acknowledge) acknowledgeCommits(desk);
  try {
    const played = await simulateDays(
      desk,
      machine,
      { days, clients, from: values.from, closeLast: !values.open },
      (done) => report.progress(`day ${done.days + 1}/${days}`, done.clients, null),
    );
    const stream = desk.identity();
    if (stream === null) throw new Error('the simulated office is set up');
    const head = desk.path.journal.head({ device: stream.deviceId, epoch: stream.epoch });
    report.result({
      ok: true,
      days: played.length,
      clients: played.reduce((sum, day) => sum + day.clients, 0),
      head,
    });
  } finally {
    await desk.close();
    release();
  }
}

/** Says on standard output, after each commit, up to which entry everything is acknowledged (for the fault tests). */
function acknowledgeCommits(desk: ReturnType<typeof openDesk>): void {
  desk.subscribe((topics) => {
    const identity = desk.identity();
    if (identity === null || !topics.includes('journal')) return;
    const { seq, hash } = desk.path.journal.head({ device: identity.deviceId, epoch: identity.epoch });
    process.stdout.write(`ack ${seq} ${hash}\n`);
  });
}

try {
  await simulate();
} catch (error) {
  const problem = systemProblemOf(error);
  if (problem === null) throw error;
  report.problem(problem);
  process.exitCode = 1;
}
