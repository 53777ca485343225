// Entry of the thread that reads one report and ends. A refusal goes back as its problem, anything else as the thread's error.
import { parentPort, workerData } from 'node:worker_threads';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { type Reading, runReading } from './reading.ts';

/** What the thread says: one message, then it ends. */
export type ReaderAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: ProblemError['problem'] };

function answer(told: ReaderAnswer): void {
  parentPort?.postMessage(told);
}

try {
  answer({ ok: true, value: await runReading(workerData as Reading) });
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  answer({ ok: false, problem: error.problem });
}
