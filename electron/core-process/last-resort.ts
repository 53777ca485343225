// The last resort of the core process: what nobody caught is logged with a reference, the store is closed as far as it
// goes, and the process ends. The supervisor starts the next one and says so; what was acknowledged is in the store.
import { randomUUID } from 'node:crypto';
import { loggedError } from '#core/foundation/text/logged-error.ts';

/** Exit code of a process that ended so. */
export const lastResortExitCode = 70;
/** Longest wait for the store to close, ms. */
const patienceMs = 3000;

type Ending = Pick<NodeJS.Process, 'on' | 'exit'>;

/** Sets the handlers. `close` closes whatever is open; it may hang or fail, the process ends all the same (J21). */
export function endOnUncaught(
  process: Ending,
  close: () => Promise<void>,
  fatal: (facts: { reference: string; kind: string; error: string }) => void,
): void {
  let isEnding = false;
  const end = (kind: string) => (error: unknown) => {
    const reference = randomUUID().slice(0, 8);
    const stack = loggedError(error);
    fatal({ reference, kind, error: stack });
    if (isEnding) return;
    isEnding = true;
    const leave = () => process.exit(lastResortExitCode);
    setTimeout(leave, patienceMs);
    close().then(leave, leave);
  };
  process.on('uncaughtException', end('uncaughtException'));
  process.on('unhandledRejection', end('unhandledRejection'));
}
