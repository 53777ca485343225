// Stands in for a supervisor whose key is still being opened, so that the window is made meanwhile. A call waits for it.
import type { Supervisor } from './supervisor.ts';

/** A supervisor that is `starting` until the one to come is there, and is that one from then on. Who starts it is told when it fails. */
export function pendingSupervisor(coming: Promise<Supervisor>): Supervisor {
  let here: Supervisor | null = null;
  coming.then(
    (supervisor) => {
      here = supervisor;
    },
    () => undefined,
  );
  /** Listens as soon as there is something to listen to; `greet` is what is told then. */
  const follow = (listen: (to: Supervisor) => () => void, greet: (to: Supervisor) => void) => {
    if (here !== null) return listen(here);
    let isOff = false;
    let off = () => {
      isOff = true;
    };
    coming.then(
      (supervisor) => {
        if (isOff) return;
        off = listen(supervisor);
        greet(supervisor);
      },
      () => undefined,
    );
    return () => off();
  };
  return {
    state: () => here?.state() ?? { state: 'starting', problem: null },
    pid: () => here?.pid(),
    call: async (call) => (await coming).call(call),
    onState: (listener) =>
      follow(
        ({ onState }) => onState(listener),
        ({ state }) => listener(state()),
      ),
    onChanged: (listener) =>
      follow(
        ({ onChanged }) => onChanged(listener),
        () => undefined,
      ),
    stop: async () => (await coming).stop(),
  };
}
