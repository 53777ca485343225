// A second thread over a store into which very much is written. It writes the log back into the file, for which every page is
// opened and sealed once more, and makes the indexes at the end, while the first thread goes on and answers. What a commit
// promises does not hang on it. In the bundle this module is part of the core process's one file, which a thread runs again:
// then only this part of it works.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createNextIndex } from './deferred-indexes.ts';
import { openStore } from './open-store.ts';

/** Between two times, ms: a page that every batch touches is written back once for many. */
const everyMs = 1500;
/** In a row, when more was written meanwhile: a log of which all is written back begins anew with the next commit. */
const mostInARow = 3;

type Task = { readonly task: 'pishkhan-store'; readonly store: string; readonly key: Uint8Array };
type Asked = 'put_up_indexes' | 'end';

export type StoreThread = {
  /** Makes the deferred indexes; resolves when no further one can be made. `told` is called after each. */
  putUpIndexes(told: () => void): Promise<void>;
  /** Resolves when the thread has let the store go. */
  end(): Promise<void>;
};

/** Starts it. Whatever it cannot do the first thread does: nothing is lost without it. */
export function startStoreThread(store: string, key: Uint8Array): StoreThread {
  const data: Task = { task: 'pishkhan-store', store, key: new Uint8Array(key) };
  const worker = new Worker(new URL(import.meta.url), { workerData: data, execArgv: [] });
  const gone = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  worker.on('error', () => undefined);
  worker.unref();
  const ask = (asked: Asked): void => worker.postMessage(asked);
  return {
    async putUpIndexes(told) {
      const done = new Promise<void>((resolve) => {
        worker.on('message', (made: boolean) => (made ? told() : resolve()));
      });
      ask('put_up_indexes');
      await Promise.race([done, gone]);
    },
    async end() {
      worker.ref();
      ask('end');
      await gone;
    },
  };
}

function isTask(data: unknown): data is Task {
  return typeof data === 'object' && data !== null && 'task' in data && data.task === 'pishkhan-store';
}

if (!isMainThread && isTask(workerData) && parentPort !== null) {
  const port = parentPort;
  const { sqlite } = openStore(workerData.store, { key: workerData.key });
  let isEnded = false;
  const timer = setInterval(() => {
    for (let round = 0; round < mostInARow; round += 1) {
      const [state] = sqlite.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
      if (state === undefined || state.log === state.checkpointed) return;
    }
  }, everyMs);
  const createSecondaryIndex = (): void => {
    if (isEnded) return;
    const made = createNextIndex(sqlite);
    port.postMessage(made);
    if (made) setImmediate(createSecondaryIndex);
  };
  port.on('message', (asked: Asked) => {
    if (asked === 'put_up_indexes') {
      createSecondaryIndex();
      return;
    }
    isEnded = true;
    clearInterval(timer);
    sqlite.close();
    port.close();
  });
}
