// Takes snapshots hourly and after each close of a day, verifies them, thins them out, and watches the room on the disk.
// Nothing here ever stops the counter: what goes wrong is kept as a problem for the screens, and tried again.
import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { snapshotsFolder, storeFile } from '#core/journal/device/office-files.ts';
import type { Sqlite } from '#db/open-store.ts';
import { hasSoundPage } from '#db/page-check.ts';
import { listSnapshots } from './list-snapshots.ts';
import {
  fitsSnapshot,
  isHourOver,
  isRoomShort,
  type Moment,
  newestFirst,
  type OwnSnapshot,
  ownSnapshotName,
  readOwnSnapshot,
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
const lookEveryMs = 60_000;

/** Room on the disk of the office's folder, and what the store takes of it, bytes. */
export function roomOf(dir: string): { freeBytes: number; storeBytes: number; isShort: boolean } {
  const { bavail, bsize } = statfsSync(dir);
  const sizes = [storeFile(dir), `${storeFile(dir)}-wal`].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
  );
  const [freeBytes, storeBytes] = [bavail * bsize, sizes.reduce((sum, size) => sum + size, 0)];
  return { freeBytes, storeBytes, isShort: isRoomShort(freeBytes, storeBytes) };
}

/** Takes snapshots and watches the room on the disk. */
export type SnapshotKeeper = {
  /** Looks whether one is due, e.g. after a commit that may have closed a day. */
  look(): void;
  /** Takes one now. @returns the problem that stood in the way, or null */
  take(): Promise<Problem | null>;
  /** Why the last one was not taken; null after one that was. */
  problem(): Problem | null;
  stop(): Promise<void>;
};

/** Starts keeping (J24). */
export function keepSnapshots(parts: SnapshotParts): SnapshotKeeper {
  const { dir, machine, sqlite } = parts;
  const folder = snapshotsFolder(dir);
  const arrived = sqlite.prepare<[], number | null>('SELECT max(pos) FROM journal').pluck();
  const closedAfter = sqlite
    .prepare<[number], number | null>("SELECT max(pos) FROM journal WHERE pos > ? AND type = 'day.closed'")
    .pluck();
  // What was there at the start is no news; from then on every entry is looked at once, however long the journal is.
  let lookedAt = arrived.get() ?? 0;
  let close = 0;
  const moment = (): Moment => ({ at: machine.now(), elapsedMs: machine.elapsedMs() });
  let taken = { last: lastTaken(dir, machine), entries: 0, close };
  let running: { readonly snapshot: RunningSnapshot; readonly ended: Promise<Problem | null> } | null = null;
  let problem: Problem | null = null;
  let isStopped = false;

  /** The last close of a day since the start; 0 before there was one. */
  function lastClose(): number {
    const upTo = arrived.get() ?? 0;
    if (upTo > lookedAt) close = closedAfter.get(lookedAt) ?? close;
    lookedAt = upTo;
    return close;
  }

  function isDue(): boolean {
    const entries = arrived.get() ?? 0;
    if (entries === 0 || entries === taken.entries) return false;
    if (lastClose() > taken.close) return true;
    return taken.last === null || isHourOver(taken.last, moment());
  }

  function failed(error: unknown): Problem {
    problem = storeProblemOf(error) ?? { code: 'SNAPSHOT_FAILED', params: {} };
    parts.log(`no snapshot was taken: ${error instanceof Error ? error.message : String(error)}`);
    return problem;
  }

  async function end(snapshot: RunningSnapshot, now: typeof taken): Promise<Problem | null> {
    try {
      await snapshot.done;
      taken = now;
      thinOut(dir, parts.dataKey);
      problem = null;
    } catch (error) {
      if (isStopped) return null;
      return failed(error);
    } finally {
      running = null;
      parts.changed();
    }
    return problem;
  }

  function begin(): Promise<Problem | null> {
    if (running !== null) return running.ended;
    const { freeBytes, storeBytes } = roomOf(dir);
    const last = moment();
    if (!fitsSnapshot(freeBytes, storeBytes)) {
      problem = { code: 'DISK_FULL', params: {} };
      // Looked at again in an hour, not in a minute.
      taken = { ...taken, last };
      parts.changed();
      return Promise.resolve(problem);
    }
    let name: string;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      name = ownSnapshotName(last.at, (ownOf(dir)[0]?.order ?? 0) + 1);
    } catch (error) {
      return Promise.resolve(failed(error));
    }
    const now = { last, entries: arrived.get() ?? 0, close: lastClose() };
    const snapshot = takeSnapshot(storeFile(dir), join(folder, name), parts.dataKey);
    const ended = end(snapshot, now);
    running = { snapshot, ended };
    return ended;
  }

  function look(): void {
    if (isStopped || running !== null) return;
    try {
      if (isDue()) void begin();
    } catch (error) {
      failed(error);
    }
  }

  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    look,
    take: () => begin(),
    problem: () => problem,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      const last = running;
      if (last === null) return;
      await last.snapshot.stop();
      await last.ended;
    },
  };
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

/** What lies there under another key is another PC's, or was an office's before this one: it is not ours to remove. */
function thinOut(dir: string, dataKey: Uint8Array): void {
  const folder = snapshotsFolder(dir);
  const own = ownOf(dir).filter(({ name }) => isOurs(join(folder, name), dataKey));
  for (const { name } of snapshotsToRemove(own)) rmSync(join(folder, name), { force: true });
}

/** What cannot be read now is left where it is: the snapshot that was just taken is good all the same. */
function isOurs(file: string, dataKey: Uint8Array): boolean {
  try {
    return hasSoundPage(file, dataKey);
  } catch {
    return false;
  }
}
