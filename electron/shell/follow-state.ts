// How a page learns the state of the core process: by what it is told, and by asking until that is `ready`.
// Two channels lead from the shell to a page and keep no order between them, and what is said to a page that is just
// being loaded may reach nobody. Invariant: whatever was lost or overtaken, a page is not shut while the core is ready.
import type { CoreState } from '../core-process/protocol.ts';

export type StateSource = {
  /** The state at the time of the answer. */
  ask: () => Promise<CoreState>;
  /** Every change from now on; returns the unsubscriber. */
  hear: (listener: (state: CoreState) => void) => () => void;
};

/** A page that was told nothing better asks again after this many milliseconds. */
export const askAgainMs = 500;

/** Tells `listener` the state at once and whenever it is another one. Returns the function that stops. */
export function followState({ ask, hear }: StateSource, listener: (state: CoreState) => void): () => void {
  let changes = 0;
  let isOff = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const take = (state: CoreState) => {
    const said = JSON.stringify(state);
    if (said !== told) listener(state);
    told = said;
    clearTimeout(waiting);
    waiting = state.state === 'ready' ? undefined : setTimeout(inquire, askAgainMs);
  };
  function inquire(): void {
    const before = changes;
    ask().then(
      (state) => {
        // What was heard meanwhile is the newer word: an answer may come after the change that followed it.
        if (!isOff && changes === before) take(state);
      },
      () => {
        if (!isOff && changes === before) waiting = setTimeout(inquire, askAgainMs);
      },
    );
  }
  const stop = hear((state) => {
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
