// Campaigns on disks of their own: the power is cut while an office writes, or the disk is full. They need root and loop
// devices (tests/support/cut-disk.ts) and say so where there are none.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '#core/access/request-context/desk.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { withStoreProblems } from '#core/foundation/problems/store-problem.ts';
import { canMountDisks, mountCutDisk } from '#tests/support/cut-disk.ts';
import { type Acknowledged, acknowledgedIn, lostFrom } from '#tests/support/killed-writer.ts';
import { type Campaign, key, killedOffice, open, record, scratch } from './offices.ts';

function requireDisks(): void {
  if (!canMountDisks())
    throw new Error('This campaign needs Linux, root, mkfs.ext4, loop devices and the right to mount.');
}

/** The state of every thread of a process, by the kernel's letter. */
const threadStates = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/task`).map(
    (thread) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'))?.[1] ?? '?',
  );

/** Stops a process as the power would: between two instructions, whatever it is doing. */
async function stopped(writer: ChildProcess): Promise<void> {
  const { pid = 0 } = writer;
  if (writer.exitCode !== null) throw new Error('the writer ended by itself');
  writer.kill('SIGSTOP');
  while (threadStates(pid).some((state) => state !== 'T'))
    await new Promise((resolve) => setImmediate(resolve));
}

const acknowledgedInFile = (file: string): Acknowledged[] => acknowledgedIn(readFileSync(file, 'utf8'));

/**
 * The power is cut at a random moment of a writing office: everything acknowledged is there, and no witness is ahead. As
 * the control (`synchronous=OFF`) something must be lost each time: else the disk forgives what the store must not rely on.
 */
export async function powerCuts(seed: string, isControl: boolean): Promise<Campaign> {
  requireDisks();
  const places = scratch();
  const random = seededRandom(seed);
  const disk = mountCutDisk(places.root, 256);
  const dir = join(disk.dir, 'office');
  mkdirSync(dir);
  const desk = open(dir);
  await callerOf(desk, null).office.setUpDemo();
  await desk.close();
  execFileSync('sync', ['-f', dir]);
  const acks = join(places.root, 'acks');
  const out = openSync(acks, 'w');
  const program = ['tests/fixtures/ack-writer.ts', dir, 'after', isControl ? 'unsynced' : 'synced'];
  const writer = spawn(process.execPath, program, { stdio: ['ignore', out, 'inherit'] });
  closeSync(out);
  const ended = once(writer, 'close');
  while (acknowledgedInFile(acks).length === 0) {
    if (writer.exitCode !== null) throw new Error('the writer ended by itself');
    await pause(20);
  }
  return {
    async run() {
      const delay = random.between(1, 150);
      const before = acknowledgedInFile(acks).length;
      await pause(delay);
      // A disk that is nearly full is another campaign's matter.
      if (before > 60_000) return 'the disk of this campaign is used up: begin another one';
      await stopped(writer);
      const promised = acknowledgedInFile(acks);
      try {
        return await disk.cut((after) => survivor(join(after, 'office'), promised, isControl));
      } finally {
        writer.kill('SIGCONT');
      }
    },
    async end() {
      writer.kill('SIGKILL');
      await ended;
      disk.end();
      places.end();
    },
  };
}

async function survivor(
  dir: string,
  promised: readonly Acknowledged[],
  isControl: boolean,
): Promise<string | null> {
  const lost = lostFrom(dir, key, promised);
  if (isControl) return lost.length > 0 ? null : `the control lost none of ${promised.length}`;
  const [first] = lost;
  if (first !== undefined) return `${lost.length} of ${promised.length} are lost, from entry ${first.seq}`;
  const desk = open(dir);
  const { witnessed } = desk;
  await desk.close();
  return witnessed.kind === 'sound' ? null : 'the store was taken for rewound';
}

const problemIn = (work: () => unknown): string => {
  try {
    withStoreProblems(work);
    return 'done';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
};

/** A disk that fills up at a random entry: refused by its own problem, nothing lost, and work goes on once there is room. */
export async function diskFull(seed: string): Promise<Campaign> {
  requireDisks();
  const places = scratch();
  const random = seededRandom(seed);
  const original = places.folder();
  await killedOffice(original);
  const disk = mountCutDisk(places.root, 64);
  const filler = join(disk.dir, 'filler');
  const dir = join(disk.dir, 'office');
  return {
    async run() {
      cpSync(original, dir, { recursive: true });
      // The WAL, its index and the witness need what is left.
      fillUp(filler, random.between(400, 4000) * 1024);
      const desk = open(dir);
      try {
        return await filledUp(desk, () => rmSync(filler));
      } finally {
        await desk.close();
        rmSync(filler, { force: true });
        rmSync(dir, { recursive: true });
      }
    },
    end() {
      disk.end();
      places.end();
    },
  };
}

/**
 * Fills the disk of a file to its last byte, then gives some bytes back. What the file system says is free is not what a file
 * can have: it needs some of it for itself.
 */
function fillUp(file: string, room: number): void {
  const chunk = Buffer.alloc(256 * 1024);
  const handle = openSync(file, 'w');
  try {
    let size = 0;
    try {
      for (;;) size += writeSync(handle, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
    fsyncSync(handle);
    ftruncateSync(handle, Math.max(0, size - room));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function filledUp(desk: Desk, makeRoom: () => void): Promise<string | null> {
  const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
  const head = () => desk.path.journal.head({ device, epoch }).seq;
  let refused = 'done';
  for (let tried = 0; tried < 20_000 && refused === 'done'; tried += 1)
    refused = problemIn(() => record(desk, 1));
  if (refused !== 'DISK_FULL') return `a full disk said ${refused}`;
  const kept = head();
  if ((await callerOf(desk, null).office.status()).state !== 'ready') return 'a full disk stopped reading';
  makeRoom();
  const after = problemIn(() => record(desk, 3));
  if (after !== 'done') return `with room again it said ${after}`;
  if (head() !== kept + 3) return `${kept} entries became ${head()}`;
  const { findings } = await verifyOffice(desk, () => undefined);
  return findings.length === 0 ? null : `verify found ${JSON.stringify(findings.slice(0, 3))}`;
}
