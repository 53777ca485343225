// Takes one snapshot in a thread of its own, so that a large store never holds up the counter. In the bundle this module
// is part of the core process's one file, which a thread runs again: then only this part of it works.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { openStore } from '#db/open-store.ts';
import { checkPages } from '#db/page-check.ts';
import { writeSnapshot } from '#db/snapshot.ts';

const taskSchema = z.strictObject({
  task: z.literal('pishkhan-snapshot'),
  store: z.string(),
  file: z.string(),
  key: z.instanceof(Uint8Array),
});
const answerSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});

/** Why a snapshot was not taken, with the system's or SQLite's code. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type RunningSnapshot = { readonly done: Promise<void>; stop(): Promise<void> };

/** Writes and verifies a snapshot of the store beside its writer. `done` rejects with a SnapshotError. */
export function takeSnapshot(store: string, file: string, key: Uint8Array): RunningSnapshot {
  const data: z.infer<typeof taskSchema> = {
    task: 'pishkhan-snapshot',
    store,
    file,
    key: new Uint8Array(key),
  };
  const worker = new Worker(new URL(import.meta.url), { workerData: data, execArgv: [] });
  const done = new Promise<void>((resolve, reject) => {
    const hear = neverThrows(reject, (message: unknown) => {
      const { error } = answerSchema.parse(message);
      if (error === null) resolve();
      else reject(new SnapshotError(error.code, error.message));
    });
    worker.once('message', hear);
    worker.once('error', (error) => reject(new SnapshotError('WORKER', String(error))));
    worker.once('exit', () => reject(new SnapshotError('STOPPED', 'the snapshot was stopped')));
  });
  return {
    done,
    async stop() {
      await worker.terminate();
    },
  };
}

function run({ store, file, key }: z.infer<typeof taskSchema>): void {
  const { sqlite } = openStore(store, { key, readonly: true });
  try {
    writeSnapshot(sqlite, file, (partial) => requireWhole(partial, key));
  } finally {
    sqlite.close();
  }
}

/** Reads every page back. @throws SnapshotError */
function requireWhole(partial: string, key: Uint8Array): void {
  const { pages, damaged, trailingBytes } = checkPages(partial, key);
  if (pages === 0 || damaged.length > 0 || trailingBytes > 0) {
    throw new SnapshotError('SQLITE_CORRUPT', `pages ${damaged.join(', ')} of the copy are damaged`);
  }
}

const task = isMainThread ? null : taskSchema.safeParse(workerData);
if (task?.success) {
  let error: z.infer<typeof answerSchema>['error'] = null;
  try {
    run(task.data);
  } catch (thrown) {
    const { code, message } = thrown as { code?: unknown; message?: unknown };
    error = { code: String(code ?? 'UNKNOWN'), message: String(message) };
  }
  parentPort?.postMessage({ error } satisfies z.infer<typeof answerSchema>);
}
