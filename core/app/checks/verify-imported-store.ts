// Verifies the tables of an office that came as an image. Every chain is proved before anybody works; all tables are verified
// afterwards in a second thread. Differences are repaired and reported (J27). Invariant: a file beside the store exists from
// before the swap until its tables are verified; a restart begins the verification again.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { realMachine } from '#core/journal/device/machine.ts';
import { compareTables, type TablesCompared } from '#core/journal/verification/verify-tables.ts';
import { readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { createReplayPath } from './replay-path.ts';

const taskSchema = z.strictObject({
  task: z.literal('pishkhan-compare'),
  store: z.string(),
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  migrationsFolder: z.string(),
});

/** How often it is asked whether it is time, ms. */
const askMs = 1000;

/** Up to so many rows are repaired one by one, which blocks the office for some tenths of a second; beyond it all tables are rebuilt. */
const rowsAtMost = 1000;

/** Repaired rows are compared again; after so many rounds the check continues at the next opening. */
const repairsAtMost = 3;

/** From here on the tables of this office are to be compared. */
export const markUnverified = (file: string): void => writeFileSync(file, '', { mode: 0o600, flush: true });

export type ImageComparison = {
  /** Says that the tables are to be compared. */
  readonly file: string;
  readonly store: string;
  readonly key: Uint8Array;
  readonly migrationsFolder: string;
  /** False while it is no time for it: the office is being taken over still. */
  isTime(): boolean;
  /** Is told what differs, and again as long as something does. */
  repairRows(compared: TablesCompared): void;
  log(line: string): void;
};

/** Compares the tables where that is to be done. @returns what ends it */
export function compareImage(parts: ImageComparison): () => Promise<void> {
  const { file, store, key, migrationsFolder, isTime, repairRows, log } = parts;
  if (!existsSync(file)) return () => Promise.resolve();
  let worker: Worker | null = null;
  let isEnded = false;
  let repairs = 0;
  const failed = (error: unknown) =>
    log(`comparing the tables of an image: ${error instanceof Error ? error.message : String(error)}`);
  const timer = setInterval(() => {
    if (!isTime()) return;
    clearInterval(timer);
    compare();
  }, askMs);
  timer.unref();

  function compare(): void {
    const data: z.infer<typeof taskSchema> = {
      task: 'pishkhan-compare',
      store,
      key: new Uint8Array(key),
      migrationsFolder,
    };
    worker = new Worker(new URL(import.meta.url), { workerData: data, execArgv: [] });
    worker.once('message', end);
    // A full disk, as a rule: it is done at the next opening.
    worker.once('error', failed);
    worker.unref();
  }

  function end(compared: TablesCompared): void {
    if (isEnded) return;
    try {
      if (compared.rows.length === 0) {
        rmSync(file);
        return;
      }
      if (repairs === repairsAtMost) throw new Error(`they differ after ${repairs} repairs`);
      repairs += 1;
      repairRows(compared);
      // What was written meanwhile may have gone by the rows that were wrong.
      compare();
    } catch (error) {
      failed(error);
    }
  }

  return async () => {
    isEnded = true;
    clearInterval(timer);
    await worker?.terminate();
  };
}

async function compared({
  store,
  key,
  migrationsFolder,
}: z.infer<typeof taskSchema>): Promise<TablesCompared> {
  const reader = openStore(store, { key, readonly: true });
  try {
    // The first read fixes the moment that is looked at.
    reader.sqlite.exec('BEGIN');
    const machine = realMachine();
    const path = createReplayPath(reader, machine);
    return await compareTables(
      {
        store: reader,
        path,
        machine,
        migrations: readMigrations(migrationsFolder),
        pathOver: (other) => createReplayPath(other, machine),
      },
      rowsAtMost,
    );
  } finally {
    reader.sqlite.close();
  }
}

const task = isMainThread ? null : taskSchema.safeParse(workerData);
if (task?.success && parentPort !== null) {
  const port = parentPort;
  void compared(task.data).then((found) => port.postMessage(found));
}
