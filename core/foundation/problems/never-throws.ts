// For what the system calls and nobody of ours waits for: the handler of an event, a timer, a promise. Whatever such work throws
// would end the process, so it goes to `failed` instead (J21, N46). In the replication rooms nothing else is given to `on`, to a
// timer, or left to itself (tests/architecture/never-throws.test.ts).

/**
 * The same work as a handler that never throws. Of a promise that it returns, a rejection goes to `failed` too.
 * @param failed is told what was thrown, and throws nothing itself
 */
export function neverThrows<Said extends readonly unknown[]>(
  failed: (error: unknown) => void,
  work: (...said: Said) => unknown,
): (...said: Said) => void {
  return (...said) => {
    try {
      const done = work(...said);
      if (done instanceof Promise) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}
