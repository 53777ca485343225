// The folders of the tests lie in memory where the system has room for them: hundreds of offices write thousands of times, and
// each write to a disk waits until it is on it. What a store asks of its disk is the same; that it asks is tested where its
// calls are recorded (traced-disk.ts). Set up once before all workers, which inherit the place (vitest.config.ts).
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

const memoryFolder = '/dev/shm';
const gibibyte = 2 ** 30;
/** A run has used 0.3 GiB at most; a container's own 64 MiB are too little. */
const roomNeeded = 2 * gibibyte;

export function setup(): (() => void) | undefined {
  // Each project of the configuration asks; and whoever names a place has it.
  if (process.env.TMPDIR !== undefined || roomInMemory() < roomNeeded) return;
  const dir = mkdtempSync(path.join(memoryFolder, 'pishkhan-tests-'));
  // The PostgreSQL of the tests runs as another user.
  chmodSync(dir, 0o755);
  process.env.TMPDIR = dir;
  return () => rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** How much can be put into the folder before it or the memory is full; nothing where there is no such folder. */
function roomInMemory(): number {
  if (process.platform !== 'linux') return 0;
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    return Math.min(bavail * bsize, process.availableMemory());
  } catch {
    return 0;
  }
}
