// Compares the tables of some days with the journal in a second thread, over a connection of its own and at one moment of the store,
// while people work. It changes nothing. In the bundle this module is part of the core process's one file, which a thread runs
// again: then only this part of it works.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { realMachine } from '#core/journal/device/machine.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import { compareDays } from '#core/journal/verification/compare-days.ts';
import { openStore } from '#db/open-store.ts';
import { comparisonOver } from './table-check.ts';

const taskSchema = z.strictObject({
  task: z.literal('pishkhan-compare-days'),
  store: z.string(),
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  days: z.array(z.string()),
});
type Task = z.infer<typeof taskSchema>;

export type DaysComparison = {
  /** Whether the tables are as the journal says; null where the thread could not tell. Never rejects. */
  readonly isSame: Promise<boolean | null>;
  stop(): Promise<void>;
};

/** Starts to compare. */
export function compareDaysBehind(office: Omit<Task, 'task'>): DaysComparison {
  const data: Task = { ...office, task: 'pishkhan-compare-days', key: new Uint8Array(office.key) };
  const worker = new Worker(new URL(import.meta.url), {
    workerData: data,
    execArgv: [],
    // Rows come and go: without a bound the thread keeps some 180 MB more of what it has let go already.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  worker.unref();
  return {
    isSame: new Promise((resolve) => {
      worker.once('message', (isSame: boolean) => resolve(isSame));
      worker.once('error', () => resolve(null));
      worker.once('exit', () => resolve(null));
    }),
    async stop() {
      await worker.terminate();
    },
  };
}

function areDaysSame({ store, key, days }: Task): boolean {
  const reader = openStore(store, { key, readonly: true });
  try {
    // The first read fixes the moment that is looked at.
    reader.sqlite.exec('BEGIN');
    const comparison = comparisonOver(reader, createJournalStore(reader.orm), realMachine());
    return compareDays(comparison, new Set(days)).kind === 'same';
  } finally {
    reader.sqlite.close();
  }
}

const task = isMainThread ? null : taskSchema.safeParse(workerData);
if (task?.success) parentPort?.postMessage(areDaysSame(task.data));
