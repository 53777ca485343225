// Cuts of the power on a simulated disk (tests/support/traced-disk.ts): thousands of moments of one writing office, and of
// what nobody had synced any part that a disk may have kept.
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { deviceIdOf } from '#core/journal/device/device-identity.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { compareWitnesses } from '#core/journal/witness/compare-witness.ts';
import { readWitnesses } from '#core/journal/witness/witness.ts';
import { openStore } from '#db/open-store.ts';
import { type Acknowledged, acknowledgedIn } from '#tests/support/killed-writer.ts';
import { canTrace, cutInto, record, type Tape } from '#tests/support/traced-disk.ts';
import { type Campaign, key, killedOffice, open, scratch } from './offices.ts';

const names = ['desk.db', 'desk.db-wal', 'device.db', 'device.db-wal', 'desk.witness'] as const;
/** Entries of one writer: the WAL is written back into the file several times meanwhile. */
const entriesOfTape = 320;
/** Cuts of one writer, before another one is recorded. */
const cutsOfTape = 5000;
/** Every so many cuts the office is opened as a start opens it, and verified whole. */
const wholeEvery = 250;

/**
 * The power is cut at any moment: everything acknowledged is there, the chain holds, and no witness is ahead of the store.
 * As the control (`synchronous=OFF`) a run is ten cuts, and something must be lost in one of them.
 */
export async function simulatedCuts(seed: string, isControl: boolean): Promise<Campaign> {
  if (!canTrace()) throw new Error('This campaign needs Linux, strace and the right to trace.');
  const places = scratch();
  const random = seededRandom(seed);
  const into = join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), `pishkhan-cut-${process.pid}`);
  let tape: Tape | null = null;
  let cuts = 0;

  async function recorded(): Promise<Tape> {
    const dir = places.folder();
    await killedOffice(dir);
    await open(dir).close();
    const program = ['tests/fixtures/ack-writer.ts', dir, 'after', isControl ? 'unsynced' : 'synced'];
    const made = await record(program, dir, names, entriesOfTape, join(places.root, 'trace'));
    rmSync(dir, { recursive: true });
    return made;
  }

  /** What is wrong after one cut, or null. */
  async function cut(on: Tape, isWhole: boolean): Promise<string | null> {
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into);
    const after = random.between(1, on.acts.length);
    const { said, waiting } = cutInto(on, after, random, into);
    const lost = await lostAfter(into, acknowledgedIn(said), isWhole).catch(damageOf);
    return lost === null ? null : `after ${after} acts, ${waiting} of them not synced: ${lost}`;
  }

  return {
    async run() {
      if (tape === null || cuts % cutsOfTape === 0) tape = await recorded();
      cuts += 1;
      if (!isControl) return cut(tape, cuts % wholeEvery === 0);
      for (let tried = 0; tried < 10; tried += 1) if ((await cut(tape, false)) !== null) return null;
      return 'the control lost nothing in ten cuts';
    },
    end() {
      rmSync(into, { recursive: true, force: true });
      places.end();
    },
  };
}

/** What SQLite or the opening says of a store that is no whole one. */
function damageOf(error: unknown): string {
  const problem = error instanceof ProblemError ? error.problem : storeProblemOf(error);
  if (problem === null) throw error;
  return `the store says ${JSON.stringify(problem)}`;
}

async function lostAfter(
  dir: string,
  promised: readonly Acknowledged[],
  isWhole: boolean,
): Promise<string | null> {
  const { sqlite } = openStore(storeFile(dir), { key });
  try {
    const stored = new Map(sqlite.prepare<[], [number, string]>('SELECT seq, hash FROM journal').raw().all());
    const lost = promised.filter(({ seq, hash }) => stored.get(seq) !== hash);
    if (lost[0] !== undefined)
      return `${lost.length} of ${promised.length} are lost, from entry ${lost[0].seq}`;
    if (stored.size !== Math.max(...stored.keys())) return `there are gaps in ${stored.size} entries`;
    const verdict = compareWitnesses(
      sqlite,
      readWitnesses({ dir, home: null, dataKey: key }, deviceIdOf(sqlite)),
    );
    if (verdict.kind !== 'sound') return `the store was taken for ${verdict.kind}`;
  } finally {
    sqlite.close();
  }
  if (!isWhole) return null;
  const desk = open(dir);
  try {
    const { findings } = await verifyOffice(desk, () => undefined);
    return findings.length === 0 ? null : `verify found ${JSON.stringify(findings.slice(0, 3))}`;
  } finally {
    await desk.close();
  }
}
