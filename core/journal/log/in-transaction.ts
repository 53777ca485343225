// The one place where the write path opens a transaction.
import type { Topic } from './reads.ts';
import type { WritePathParts } from './write-path-parts.ts';
import type { Writing } from './writing.ts';

/** @throws Error inside a transaction */
export function requireNoneRuns({ store }: WritePathParts): void {
  if (store.sqlite.inTransaction)
    throw new Error('a command is already running: one transaction per command');
}

/** One transaction: a refusal or an exception leaves nothing of it (J1). */
export function inTransaction<T>(writing: Writing, work: (changed: Set<Topic>) => T): T {
  const { parts, journal, placing } = writing;
  requireNoneRuns(parts);
  const changed = new Set<Topic>();
  writing.begun = null;
  writing.isLearntAnew = false;
  let result: { value: T } | undefined;
  let isCommitted = false;
  try {
    writing.runImmediate(() => {
      const value = work(changed);
      if (changed.size > 0) parts.beforeCommit?.(changed, writing.isLearntAnew);
      result = { value };
    });
    isCommitted = true;
  } finally {
    journal.transactionEnded();
    // A full disk refuses the commit itself as a rule: what was done by then is as gone as after any other error.
    if (!isCommitted) placing.forget();
  }
  if (result === undefined) throw new Error('the transaction did not run');
  if (writing.begun !== null && changed.size > 0) parts.committed?.(writing.begun);
  if (changed.size > 0) parts.changed([...changed, 'journal', 'sync']);
  return result.value;
}
