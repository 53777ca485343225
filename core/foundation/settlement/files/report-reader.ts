// Reads reports in a thread of their own, one at a time, with memory and time of its own: what a file does to a reader
// never reaches the application. Invariant: every reading ends, with its value, a refusal, or an error.
import { Worker } from 'node:worker_threads';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { fileLimits, type ReadingLimits, readingLimits } from './limits.ts';
import type { Reading, ReadingResults } from './reading.ts';
import { refuseFile } from './refusal.ts';
import type { ReaderAnswer } from './report-reader-worker.ts';

export type ReportReader = {
  /**
   * Reads after whatever is being read now. `id` is for `cancel`.
   * @throws PSP_READING_CANCELLED, PSP_READING_TOO_LONG, PSP_FILE_TOO_LARGE and the other codes of a PSP file
   */
  read<R extends Reading>(reading: R, id: string): Promise<ReadingResults[R['kind']]>;
  /** Ends a reading that is under way or waits, and the taking in of its rows; of others it knows nothing. */
  cancel(id: string): void;
  /** The rows of a reading are taken in now: it is told how far that is, and can be stopped, until `end`. */
  takeIn(id: string): TakingIn & { end(): void };
  /** How many rows of a file are taken in by now; null unless they are being taken in. */
  progress(id: string): Progress | null;
};

export type Progress = { readonly taken: number; readonly rows: number };
export type TakingIn = {
  tell(taken: number, rows: number): void;
  isStopped(): boolean;
};

/** Bundled, the thread's entry lies beside the bundle of the application; from the sources it is the file beside this one. */
function workerEntry(): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(['.', 'report-reader-worker.ts'].join('/'), import.meta.url)
    : new URL(['.', 'report-reader.mjs'].join('/'), import.meta.url);
}

function outOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function readInThread(reading: Reading, signal: AbortSignal, limits: ReadingLimits): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerEntry(), {
      workerData: reading,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMb,
        maxYoungGenerationSizeMb: limits.youngHeapMb,
        stackSizeMb: 4,
      },
      // Nothing of this process's surroundings is for a file to see.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      void worker.terminate();
      end();
    };
    const onAbort = (): void => settle(() => reject(refusal('PSP_READING_CANCELLED', {})));
    const timer = setTimeout(
      () => settle(() => reject(refusal('PSP_READING_TOO_LONG', {}))),
      limits.milliseconds,
    );
    signal.addEventListener('abort', onAbort);
    worker.once('message', (told: ReaderAnswer) =>
      settle(() => (told.ok ? resolve(told.value) : reject(new ProblemError(told.problem)))),
    );
    worker.once('error', (error) =>
      settle(() => reject(outOfMemory(error) ? refuseFile('PSP_FILE_TOO_LARGE', error) : error)),
    );
    worker.once('exit', (code) =>
      settle(() => reject(new Error(`the reader of reports ended without an answer (${code})`))),
    );
  });
}

/** A reader with the usual limits; tests give narrower ones. */
export function createReportReader(limits: ReadingLimits = readingLimits): ReportReader {
  const running = new Map<string, AbortController>();
  const takenIn = new Map<string, { stopped: boolean; progress: Progress | null }>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read<R extends Reading>(reading: R, id: string) {
      // Not even copied to the thread when it is too large to be looked at.
      if (reading.bytes.length > fileLimits.bytes) throw refuseFile('PSP_FILE_TOO_LARGE');
      const abort = new AbortController();
      running.set(id, abort);
      const before = last;
      const turn = (async () => {
        await before;
        if (abort.signal.aborted) throw refusal('PSP_READING_CANCELLED', {});
        return readInThread(reading, abort.signal, limits);
      })();
      // The next one waits for the end of this one, whatever it is; its own caller hears of it.
      last = turn.catch(() => undefined);
      try {
        return (await turn) as ReadingResults[R['kind']];
      } finally {
        running.delete(id);
      }
    },
    cancel(id) {
      running.get(id)?.abort();
      const taking = takenIn.get(id);
      if (taking !== undefined) taking.stopped = true;
    },
    takeIn(id) {
      const taking: { stopped: boolean; progress: Progress | null } = { stopped: false, progress: null };
      takenIn.set(id, taking);
      return {
        tell: (taken, rows) => {
          taking.progress = { taken, rows };
        },
        isStopped: () => taking.stopped,
        end: () => void takenIn.delete(id),
      };
    },
    progress: (id) => takenIn.get(id)?.progress ?? null,
  };
}
