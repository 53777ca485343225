// One process per folder: PGlite has no lock of its own, and two writers would destroy the database.
// The holder's file also says where it answers, so that commands can ask it instead of opening the folder.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const holderSchema = z.object({
  pid: z.int(),
  /** When that process started, as the kernel counts it: tells a re-used pid from the holder. */
  processStart: z.string().nullable(),
  url: z.string().nullable(),
  token: z.string().nullable(),
});
export type FolderHolder = z.infer<typeof holderSchema>;

/** Another process has the folder open. */
export class FolderHeldError extends Error {
  readonly holder: FolderHolder;
  constructor(dir: string, holder: FolderHolder) {
    const where = holder.url === null ? '' : ` and answers at ${holder.url}`;
    super(
      `The province in ${dir} is already open: process ${holder.pid} holds it${where}. ` +
        'The embedded database takes one process only; stop that one first, or use DATABASE_URL for several.',
    );
    this.name = 'FolderHeldError';
    this.holder = holder;
  }
}

export type FolderHold = { announce(url: string, token: string): void; release(): void };

/**
 * Takes the folder for this process; a holder that no longer runs is replaced.
 * @throws FolderHeldError when a running process holds it.
 */
export function holdFolder(dir: string): FolderHold {
  const path = lockPath(dir);
  const own: FolderHolder = {
    pid: process.pid,
    processStart: processStart(process.pid),
    url: null,
    token: null,
  };
  if (!createLock(path, own)) {
    const holder = folderHolder(dir);
    if (holder !== null) throw new FolderHeldError(dir, holder);
    clearStaleLock(path);
    if (!createLock(path, own)) {
      throw new FolderHeldError(dir, folderHolder(dir) ?? own);
    }
  }
  return {
    announce(url, token) {
      const next = `${path}.${process.pid}`;
      writeFileSync(next, JSON.stringify({ ...own, url, token }), { mode: 0o600 });
      renameSync(next, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Who holds the folder now, or null when nobody that still runs does. */
export function folderHolder(dir: string): FolderHolder | null {
  const holder = readLock(lockPath(dir));
  return holder !== null && runs(holder) ? holder : null;
}

function lockPath(dir: string): string {
  return join(dir, 'province.lock');
}

/** Creates the file with its whole content in one step, so that nobody ever reads half of it. */
function createLock(path: string, holder: FolderHolder): boolean {
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(whole, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(whole);
  }
}

/** Moves the dead holder's file away; if a living one came in between, puts it back. */
function clearStaleLock(path: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = readLock(aside);
  if (moved !== null && runs(moved)) linkSync(aside, path);
  rmSync(aside);
}

function readLock(path: string): FolderHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    // Emptied by a power cut: nobody holds it.
    if (error instanceof SyntaxError || error instanceof z.ZodError || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function runs(holder: FolderHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return holder.processStart === null || processStart(holder.pid) === holder.processStart;
}

/** Start time of a process from /proc (field 22 of stat), null where there is no /proc. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
