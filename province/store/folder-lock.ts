// One process per folder: PGlite has no lock of its own, and two writers would destroy the database. The operating system frees
// the lock when its process dies. Beside it the holder writes where it answers, so that commands can ask it.
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';

const holderSchema = z.object({ pid: z.int(), url: z.string().nullable(), token: z.string().nullable() });
/** `url` and `token` are null until the holder listens. */
export type FolderHolder = z.infer<typeof holderSchema>;

/** Another process has the folder open. */
export class FolderHeldError extends Error {
  override readonly name = 'FolderHeldError';
  readonly holder: FolderHolder | null;
  constructor(dir: string, holder: FolderHolder | null) {
    const by = holder === null ? 'another process' : `process ${holder.pid}`;
    const where = holder === null || holder.url === null ? '' : ` and answers at ${holder.url}`;
    super(
      `The province in ${dir} is already open: ${by} holds it${where}. ` +
        'The embedded database takes one process only; stop that one first, or use DATABASE_URL for several.',
    );
    this.holder = holder;
  }
}

export type FolderHold = { announce(url: string, token: string): void; release(): void };

/**
 * Takes the folder for this process.
 * @throws FolderHeldError when another one has it.
 */
export function holdFolder(dir: string): FolderHold {
  const unlock = takeLock(dir);
  const write = (holder: FolderHolder) => {
    const next = `${holderFile(dir)}.next`;
    writeFileSync(next, JSON.stringify(holder), { mode: 0o600 });
    renameSync(next, holderFile(dir));
  };
  write({ pid: process.pid, url: null, token: null });
  return {
    announce: (url, token) => write({ pid: process.pid, url, token }),
    release() {
      rmSync(holderFile(dir), { force: true });
      unlock();
    },
  };
}

/** What the last holder wrote of itself; true only while the folder is held. */
export function folderHolder(dir: string): FolderHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(holderFile(dir), 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

const holderFile = (dir: string): string => join(dir, 'holder.json');

/** SQLite's exclusive lock on a file that holds nothing; one that is no such file is made anew. */
function takeLock(dir: string): () => void {
  const file = join(dir, 'province.lock');
  try {
    return lock(file);
  } catch (error) {
    if (hasCode(error, 'SQLITE_BUSY')) throw new FolderHeldError(dir, folderHolder(dir));
    if (!hasCode(error, 'SQLITE_NOTADB')) throw error;
    rmSync(file);
    return lock(file);
  }
}

function lock(file: string): () => void {
  const handle = new Database(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    handle.pragma('locking_mode = EXCLUSIVE');
    handle.pragma('journal_mode = MEMORY');
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    throw error;
  }
  return () => handle.close();
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
