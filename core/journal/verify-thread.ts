// A second thread for the check of a large journal: it reads the store over a connection of its own and checks the
// stretches that it is given. In the bundle this module is part of the core process's one file, which a thread runs again:
// then only this part of it works.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openStore } from '#db/open-store.ts';
import { createJournalStore } from './journal-store.ts';
import { type Stretch, type StretchReport, verifyStretch, type Witness } from './verify-range.ts';

const taskSchema = z.strictObject({
  task: z.literal('pishkhan-verify'),
  store: z.string(),
  key: z.instanceof(Uint8Array).nullable(),
});
type Asked = { readonly stretch: Stretch; readonly witnesses: readonly Witness[] };

export type VerifyThread = {
  /** Null when the thread could not do it; whoever asked does it then. */
  check(stretch: Stretch, witnesses: readonly Witness[]): Promise<StretchReport | null>;
  stop(): Promise<void>;
};

/** Starts the thread over a store that others may be writing. */
export function startVerifyThread(store: string, key: Uint8Array | null): VerifyThread {
  const data: z.infer<typeof taskSchema> = {
    task: 'pishkhan-verify',
    store,
    key: key === null ? null : new Uint8Array(key),
  };
  const worker = new Worker(new URL(import.meta.url), { workerData: data, execArgv: [] });
  const failed = Promise.race([once(worker, 'error'), once(worker, 'exit')]).then(
    () => null,
    () => null,
  );
  return {
    async check(stretch, witnesses) {
      worker.postMessage({ stretch, witnesses } satisfies Asked);
      const answered = once(worker, 'message').then(
        ([report]) => report as StretchReport | null,
        () => null,
      );
      return Promise.race([answered, failed]);
    },
    async stop() {
      await worker.terminate();
    },
  };
}

const task = isMainThread ? null : taskSchema.safeParse(workerData);
if (task?.success && parentPort !== null) {
  const port = parentPort;
  const { sqlite, orm } = openStore(task.data.store, { key: task.data.key, readonly: true });
  const journal = createJournalStore(orm);
  port.on('message', ({ stretch, witnesses }: Asked) => {
    verifyStretch(journal, stretch, witnesses, () => undefined).then(
      (report) => port.postMessage(report),
      () => port.postMessage(null),
    );
  });
  process.once('exit', () => sqlite.close());
}
