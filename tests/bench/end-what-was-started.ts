// What a benchmark has started ends with it: hosts, core processes, browsers, Electron, servers; also when it fails or is
// stopped. Each benchmark closes what it opened; this is for what a failure on the way has left.
import { descendantsOf } from '#tests/support/child-processes.ts';

/** Ends every process below this one (Linux: elsewhere what is left belongs to whoever closes the terminal). */
export function endWhatWasStarted(): void {
  // The whole tree first: whoever loses its parent is found below this process no more.
  for (const pid of descendantsOf(process.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** From now on they end when this process ends, and a signal ends it. */
export function endWithThisProcess(): void {
  process.once('exit', endWhatWasStarted);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => process.exit(code));
}
