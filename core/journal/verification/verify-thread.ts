// A second thread for the check of a large office: it reads the store over a connection of its own, and checks the pages
// of its file, what SQLite says of its structure, and the segments of chains that it is given. In the bundle this module
// is part of the core process's one file, which a thread runs again: then only this part of it works.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import { openStore } from '#db/open-store.ts';
import { checkPages, type PageCheck } from '#db/page-check.ts';
import { checkStructure } from '#db/structure-check.ts';
import { type Segment, type SegmentReport, verifySegment, type Witness } from './verify-range.ts';

const taskSchema = z.strictObject({
  task: z.literal('pishkhan-verify'),
  store: z.string(),
  key: z.instanceof(Uint8Array).nullable(),
});
type Asked =
  | { readonly kind: 'pages' }
  | { readonly kind: 'structure' }
  | { readonly kind: 'segment'; readonly segment: Segment; readonly witnesses: readonly Witness[] };

/** Each is null when the thread could not do it; whoever asked does it then. What is asked waits for what was asked before. */
export type VerifyThread = {
  pages(): Promise<PageCheck | null>;
  structure(): Promise<readonly string[] | null>;
  check(segment: Segment, witnesses: readonly Witness[]): Promise<SegmentReport | null>;
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
  let before: Promise<unknown> = Promise.resolve();
  const ask = <T>(asked: Asked): Promise<T | null> => {
    const answer = before.then(() => {
      worker.postMessage(asked);
      const answered = once(worker, 'message').then(
        ([given]) => given as T | null,
        () => null,
      );
      return Promise.race([answered, failed]);
    });
    before = answer;
    return answer;
  };
  return {
    pages: () => ask<PageCheck>({ kind: 'pages' }),
    structure: () => ask<readonly string[]>({ kind: 'structure' }),
    check: (segment, witnesses) => ask<SegmentReport>({ kind: 'segment', segment, witnesses }),
    async stop() {
      await worker.terminate();
    },
  };
}

const task = isMainThread ? null : taskSchema.safeParse(workerData);
if (task?.success && parentPort !== null) {
  const port = parentPort;
  const { store, key } = task.data;
  const { sqlite, orm } = openStore(store, { key, readonly: true });
  const journal = createJournalStore(orm);
  const answerTo = async (asked: Asked): Promise<unknown> => {
    switch (asked.kind) {
      case 'pages':
        return key === null ? null : checkPages(store, key);
      case 'structure':
        return checkStructure(sqlite);
      case 'segment':
        return verifySegment(journal, asked.segment, asked.witnesses, () => undefined);
    }
  };
  port.on('message', (asked: Asked) => {
    answerTo(asked).then(
      (answer) => port.postMessage(answer),
      () => port.postMessage(null),
    );
  });
  process.once('exit', () => sqlite.close());
}
