// What the opening of an office leaves for later, and nobody goes without: whoever asks first has it done then. Only the door
// (core/access/request-context/pre-auth.ts) is answered before it, and the work waits until the door has rest, so that nobody waits in front of it.
// Invariant: what passes here works on what the work has left behind. Work that failed is done again for whoever comes
// next, and passes nobody.

export type DeferredCheck = {
  /** Leaves the work for later, when `broke` is told what it threw. Until then everybody passes. */
  schedule(work: () => void, broke: (error: unknown) => void): void;
  /** Does the work that is still to be done; the work itself passes. @throws what it throws */
  ensureDone(): void;
  /**
   * Somebody is at the door: the work waits until it has rest, in all no longer than `atMostMs`.
   * Work that failed passes nobody here either. @throws what it threw
   */
  requireScheduled(): void;
  /** Nobody comes any more. */
  cancel(): void;
};

/** How long the work waits for the first who comes to the door, ms. */
const atMostMs = 1500;
/** How long nobody may have come to the door for it to have rest, ms. */
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

  return {
    schedule(work, broke) {
      left = work;
      begin = () => {
        stopWaiting();
        try {
          ensureDone();
        } catch (error) {
          broke(error);
        }
      };
      latest = setTimeout(begin, atMostMs);
    },
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
