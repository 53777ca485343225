// How a page learns the state of the core process: by events, and by asking until the state is `ready`. Events and answers use two
// channels without an order between them, and an event that is sent while a page loads may be lost. Invariant: whatever is lost or
// overtaken, no page shows the office as unavailable while the core is ready.
import type { CoreState } from '../core-process/protocol.ts';

export type StateSource = {
  /** The state at the time of the answer. */
  ask: () => Promise<CoreState>;
  /** Every change from now on; returns the unsubscriber. */
  subscribe: (listener: (state: CoreState) => void) => () => void;
};

/** A page asks again after this many milliseconds while the state is not `ready`. */
export const askAgainMs = 500;

/** Calls `listener` with the state at once and after each change. Returns the function that stops. */
export function followState(
  { ask, subscribe }: StateSource,
  listener: (state: CoreState) => void,
): () => void {
  let changes = 0;
  let isOff = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const take = (state: CoreState) => {
    const next = JSON.stringify(state);
    if (next !== last) listener(state);
    last = next;
    clearTimeout(waiting);
    waiting = state.state === 'ready' ? undefined : setTimeout(inquire, askAgainMs);
  };
  function inquire(): void {
    const before = changes;
    ask().then(
      (state) => {
        // An event that came meanwhile is newer: an answer may arrive after the change that followed it.
        if (!isOff && changes === before) take(state);
      },
      () => {
        if (!isOff && changes === before) waiting = setTimeout(inquire, askAgainMs);
      },
    );
  }
  const stop = subscribe((state) => {
    changes += 1;
    take(state);
  });
  inquire();
  return () => {
    isOff = true;
    clearTimeout(waiting);
    stop();
  };
}
