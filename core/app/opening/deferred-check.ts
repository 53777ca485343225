// A check that the opening of an office defers: whoever calls first has it done then. Only pre-auth reads
// (core/access/request-context/pre-auth.ts) are answered before it, and it waits until they pause. Invariant: no authenticated
// call runs before the check. A check that failed is run again for the next caller.

export type DeferredCheck = {
  /** Schedules the work; `broke` is told what it threw. Before that every call passes. */
  schedule(work: () => void, broke: (error: unknown) => void): void;
  /** The same, begun at once. */
  run(work: () => void, broke: (error: unknown) => void): void;
  /** Does the work that is still to be done; the work itself passes. @throws what it throws */
  ensureDone(): void;
  /**
   * A pre-auth read came: the work waits until reads pause, at most `atMostMs`.
   * Work that failed passes no call here either. @throws what it threw
   */
  requireScheduled(): void;
  /** No further call comes. */
  cancel(): void;
};

/** How long the work waits after the first pre-auth read, ms. */
const atMostMs = 1500;
/** How long pre-auth reads pause before the work runs, ms. */
const restMs = 400;

export function createDeferredCheck(): DeferredCheck {
  let left: (() => void) | null = null;
  let isRunning = false;
  let hasFailed = false;
  let latest: NodeJS.Timeout | undefined;
  let rest: NodeJS.Timeout | undefined;
  let begin: (() => void) | undefined;

  function stopWaiting(): void {
    clearTimeout(latest);
    clearTimeout(rest);
  }

  function ensureDone(): void {
    if (left === null || isRunning) return;
    isRunning = true;
    try {
      left();
      left = null;
      stopWaiting();
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      isRunning = false;
    }
  }

  function take(work: () => void, broke: (error: unknown) => void): () => void {
    left = work;
    begin = () => {
      stopWaiting();
      try {
        ensureDone();
      } catch (error) {
        broke(error);
      }
    };
    return begin;
  }

  return {
    schedule(work, broke) {
      latest = setTimeout(take(work, broke), atMostMs);
    },
    run: (work, broke) => take(work, broke)(),
    ensureDone,
    requireScheduled() {
      if (left === null) return;
      if (hasFailed) return ensureDone();
      clearTimeout(rest);
      rest = setTimeout(() => begin?.(), restMs);
    },
    cancel() {
      stopWaiting();
      left = null;
    },
  };
}
