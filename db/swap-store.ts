// Puts a store that was prepared beside the office's own in its place. A marker is the one point of decision: before it
// nothing has changed, after it every next open finishes the swap. Invariant: at each step a kill leaves the old store
// whole or the new one, and the old one is kept.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { deviceName, logOf, memoryOf, storeName } from './store-name.ts';

/** Folder in the office's folder in which a store is prepared. */
export function preparedFolder(dir: string): string {
  return join(dir, 'restoring');
}

const markerName = 'restore.decided';
/**
 * The files of a store, in the order in which they are put in place; one that was not prepared stays. The witness stays: it goes on
 * saying what this PC had.
 */
const files = [deviceName, storeName] as const;

/**
 * Decides for the prepared store and puts it in place. Everything in it must be closed and on the disk (J16).
 * @param keptAs name of the folder below `kept/` for the store that was there.
 * @param before is told of each step before it is taken (for tests that stop there).
 */
export function swapStore(
  dir: string,
  keptAs: string,
  before: (step: string) => void = () => undefined,
): void {
  const marker = join(dir, markerName);
  before('mark');
  writeFileSync(`${marker}.new`, basename(keptAs), { mode: 0o600, flush: true });
  before('decide');
  renameSync(`${marker}.new`, marker);
  flushFolder(dir);
  finishSwap(dir, before);
}

/**
 * Finishes a swap that was decided, and removes what was only prepared. Call with the office's lock held.
 * @returns true when a store was put in place.
 */
export function finishSwap(dir: string, before: (step: string) => void = () => undefined): boolean {
  const marker = join(dir, markerName);
  const prepared = preparedFolder(dir);
  if (!existsSync(marker)) {
    rmSync(`${marker}.new`, { force: true });
    rmSync(prepared, { recursive: true, force: true });
    return false;
  }
  const kept = join(dir, 'kept', basename(readFileSync(marker, 'utf8')));
  for (const name of files) {
    if (!existsSync(join(prepared, name))) continue;
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    // A WAL never stays behind for another file.
    for (const part of [logOf(name), name]) {
      before(`keep ${part}`);
      if (existsSync(join(dir, part))) renameSync(join(dir, part), join(kept, part));
    }
    rmSync(join(dir, memoryOf(name)), { force: true });
    flushFolder(kept);
    before(`place ${name}`);
    renameSync(join(prepared, name), join(dir, name));
    flushFolder(dir);
  }
  before('unmark');
  rmSync(prepared, { recursive: true, force: true });
  rmSync(marker);
  flushFolder(dir);
  return true;
}

/** True while a decided swap waits to be finished. */
export function isSwapDecided(dir: string): boolean {
  return existsSync(join(dir, markerName));
}

/** Waits until a folder's names are on the disk. Windows can neither open nor flush a folder. */
export function flushFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
