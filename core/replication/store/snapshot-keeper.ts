// Takes snapshots hourly and after each close of a day, verifies them, thins them out, and watches the room on the disk.
// Nothing here ever stops the counter: what goes wrong is kept as a problem for the screens, and tried again.
import { mkdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { deviceFile, snapshotsFolder, storeFile } from '#core/journal/device/office-files.ts';
import type { Sqlite } from '#db/open-store.ts';
import { hasSoundPage } from '#db/page-check.ts';
import { removeSnapshot } from '#db/snapshot.ts';
import { logOf } from '#db/store-name.ts';
import { listSnapshots } from './list-snapshots.ts';
import {
  areHoursOver,
  fitsSnapshot,
  hoursBetween,
  isRoomShort,
  type Moment,
  newestFirst,
  type OwnSnapshot,
  ownSnapshotName,
  readOwnSnapshot,
  snapshotsToMakeRoom,
  snapshotsToRemove,
} from './rules.ts';
import { type RunningSnapshot, takeSnapshot } from './snapshot-worker.ts';

export type SnapshotParts = {
  readonly dir: string;
  readonly dataKey: Uint8Array;
  readonly machine: Machine;
  readonly sqlite: Sqlite;
  readonly log: (line: string) => void;
  /** Told when what the screens show has changed. */
  readonly changed: () => void;
};

/** How often it is looked whether an hour has passed, ms. */
const checkEveryMs = 60_000;
/** After a start nothing is copied for so long, ms: whoever signs in first does not share the disk with a copy of the store. */
const restAtStartMs = 5 * 60_000;

/** Room on the disk of the office's folder, and what the store takes of it, bytes. */
export function roomOf(dir: string): { freeBytes: number; storeBytes: number; isShort: boolean } {
  const { bavail, bsize } = statfsSync(dir);
  const sizes = [storeFile(dir), deviceFile(dir)]
    .flatMap((file) => [file, logOf(file)])
    .map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  const [freeBytes, storeBytes] = [bavail * bsize, sizes.reduce((sum, size) => sum + size, 0)];
  return { freeBytes, storeBytes, isShort: isRoomShort(freeBytes, storeBytes) };
}

/** Takes snapshots and watches the room on the disk. */
export type SnapshotKeeper = {
  /** Looks each minute whether one is due, from some minutes after the start on. */
  start(): void;
  /** A close of a day is copied at once; whether an hour has passed is looked at each minute. */
  committed(): void;
  /** Looks now whether one is due. */
  check(): void;
  /** Takes one now. @returns the problem that stood in the way, or null */
  take(): Promise<Problem | null>;
  /** Why the last one was not taken; null after one that was. */
  problem(): Problem | null;
  stop(): Promise<void>;
};

/** What was there when the last snapshot was taken. */
type Taken = { readonly last: Moment | null; readonly entries: number; readonly close: number };

type Keeping = {
  readonly parts: SnapshotParts;
  readonly newCloses: ReturnType<typeof closesOf>;
  taken: Taken;
  running: { readonly snapshot: RunningSnapshot; readonly ended: Promise<Problem | null> } | null;
  problem: Problem | null;
  isStopped: boolean;
};

/** Keeps snapshots, once it is started (J24). */
export function keepSnapshots(parts: SnapshotParts): SnapshotKeeper {
  const { dir, machine, sqlite } = parts;
  const keeping: Keeping = {
    parts,
    newCloses: closesOf(sqlite),
    taken: { last: lastTaken(dir, machine), entries: 0, close: 0 },
    running: null,
    problem: null,
    isStopped: false,
  };
  const begunAtMs = machine.elapsedMs();
  let timer: NodeJS.Timeout | undefined;
  const told = (error: unknown) => void failed(keeping, error);
  const check = neverThrows(told, () => beginIf(keeping, isDue));
  const isRested = (): boolean => machine.elapsedMs() - begunAtMs >= restAtStartMs;
  const look = neverThrows(told, () => beginIf(keeping, (one) => isRested() && isDue(one)));
  return {
    start() {
      timer = setInterval(look, checkEveryMs);
      timer.unref();
    },
    committed: neverThrows(told, () => beginIf(keeping, isClosedSince)),
    check,
    take: () => begin(keeping),
    problem: () => keeping.problem,
    async stop() {
      keeping.isStopped = true;
      clearInterval(timer);
      const last = keeping.running;
      if (last === null) return;
      await last.snapshot.stop();
      await last.ended;
    },
  };
}

/** What came into the journal, and the last close of a day since the start. */
function closesOf(sqlite: Sqlite) {
  const arrived = sqlite.prepare<[], number | null>('SELECT max(pos) FROM journal').pluck();
  const closedAfter = sqlite
    .prepare<[number], number | null>("SELECT max(pos) FROM journal WHERE pos > ? AND type = 'day.closed'")
    .pluck();
  // What was there at the start is no news; from then on every entry is looked at once, however long the journal is.
  let checkedTo = arrived.get() ?? 0;
  let close = 0;
  return {
    entries: (): number => arrived.get() ?? 0,
    /** 0 before there was one. */
    last(): number {
      const upTo = arrived.get() ?? 0;
      if (upTo > checkedTo) close = closedAfter.get(checkedTo) ?? close;
      checkedTo = upTo;
      return close;
    },
  };
}

function momentOf({ machine }: SnapshotParts): Moment {
  return { at: machine.now(), elapsedMs: machine.elapsedMs() };
}

const isClosedSince = ({ newCloses, taken }: Keeping): boolean => newCloses.last() > taken.close;

function isDue(keeping: Keeping): boolean {
  const { parts, newCloses, taken } = keeping;
  const entries = newCloses.entries();
  if (entries === 0 || entries === taken.entries) return false;
  if (isClosedSince(keeping) || taken.last === null) return true;
  const now = momentOf(parts);
  // The disk is asked only when an hour has passed.
  return (
    areHoursOver(taken.last, now, 1) &&
    areHoursOver(taken.last, now, hoursBetween(roomOf(parts.dir).storeBytes))
  );
}

async function beginIf(keeping: Keeping, is: (keeping: Keeping) => boolean): Promise<void> {
  if (keeping.isStopped || keeping.running !== null) return;
  if (is(keeping)) await begin(keeping);
}

function begin(keeping: Keeping): Promise<Problem | null> {
  const { parts, newCloses } = keeping;
  const { dir, dataKey } = parts;
  if (keeping.running !== null) return keeping.running.ended;
  try {
    makeRoom(parts);
  } catch (error) {
    return Promise.resolve(failed(keeping, error));
  }
  const { freeBytes, storeBytes } = roomOf(dir);
  const last = momentOf(parts);
  if (!fitsSnapshot(freeBytes, storeBytes)) {
    keeping.problem = { code: 'DISK_FULL', params: {} };
    // Looked at again in an hour, not in a minute.
    keeping.taken = { ...keeping.taken, last };
    parts.changed();
    return Promise.resolve(keeping.problem);
  }
  const folder = snapshotsFolder(dir);
  let name: string;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    name = ownSnapshotName(last.at, (ownOf(dir)[0]?.order ?? 0) + 1);
  } catch (error) {
    return Promise.resolve(failed(keeping, error));
  }
  const now = { last, entries: newCloses.entries(), close: newCloses.last() };
  const snapshot = takeSnapshot(storeFile(dir), join(folder, name), dataKey);
  const ended = end(keeping, snapshot, now);
  keeping.running = { snapshot, ended };
  return ended;
}

/** Waits until a snapshot is taken. @returns the problem that stood in the way, or null */
async function end(keeping: Keeping, snapshot: RunningSnapshot, now: Taken): Promise<Problem | null> {
  const { parts } = keeping;
  try {
    await snapshot.done;
    keeping.taken = now;
    remove(parts.dir, snapshotsToRemove(oursIn(parts.dir, parts.dataKey)));
    keeping.problem = null;
  } catch (error) {
    return keeping.isStopped ? null : failed(keeping, error);
  } finally {
    keeping.running = null;
    parts.changed();
  }
  return keeping.problem;
}

function failed(keeping: Keeping, error: unknown): Problem {
  const problem = storeProblemOf(error) ?? { code: 'SNAPSHOT_FAILED', params: {} };
  keeping.problem = problem;
  keeping.parts.log(`no snapshot was taken: ${error instanceof Error ? error.message : String(error)}`);
  return problem;
}

/** Those that the application took by itself, from the newest to the oldest as they were written. */
function ownOf(dir: string): readonly OwnSnapshot[] {
  return newestFirst(listSnapshots(dir).flatMap(({ name }) => readOwnSnapshot(name) ?? []));
}

/** The last one that an earlier run took; what passed since is told by the clock alone. */
function lastTaken(dir: string, machine: Machine): Moment | null {
  const [newest] = ownOf(dir);
  return newest === undefined ? null : { at: newest.at, elapsedMs: machine.elapsedMs() };
}

/** Lets old ones go before the next is written: a disk that they fill up would have no new one for ever (J24). */
function makeRoom({ dir, dataKey }: SnapshotParts): void {
  const sizes = new Map(listSnapshots(dir).map(({ name, bytes }) => [name, bytes]));
  const own = oursIn(dir, dataKey).map((one) => ({ ...one, bytes: sizes.get(one.name) ?? 0 }));
  remove(dir, snapshotsToMakeRoom(own, roomOf(dir)));
}

/** What lies there under another key is another PC's, or was an office's before this one: it is not ours to remove. */
function oursIn(dir: string, dataKey: Uint8Array): readonly OwnSnapshot[] {
  return ownOf(dir).filter(({ name }) => isOurs(join(snapshotsFolder(dir), name), dataKey));
}

function remove(dir: string, snapshots: readonly OwnSnapshot[]): void {
  for (const { name } of snapshots) removeSnapshot(join(snapshotsFolder(dir), name));
}

/** What cannot be read now is left where it is: the snapshot that was just taken is good all the same. */
function isOurs(file: string, dataKey: Uint8Array): boolean {
  try {
    return hasSoundPage(file, dataKey);
  } catch {
    return false;
  }
}
