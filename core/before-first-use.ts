// What the opening of an office leaves for its first free turn, and nobody goes without: whoever asks first has it done then.
// Invariant: what passes here works on what the work has left behind. Work that failed is done again for whoever comes
// next, and passes nobody.

export type FirstUse = {
  /** Leaves the work for the first free turn, where `broke` is told what it threw. Until then everybody passes. */
  leave(work: () => void, broke: (error: unknown) => void): void;
  /** Does the work that is still to be done; the work itself passes. @throws what it throws */
  pass(): void;
  /** Nobody comes any more. */
  cancel(): void;
};

export function beforeFirstUse(): FirstUse {
  let left: (() => void) | null = null;
  let isRunning = false;
  let turn: NodeJS.Immediate | undefined;

  function pass(): void {
    if (left === null || isRunning) return;
    isRunning = true;
    try {
      left();
      left = null;
    } finally {
      isRunning = false;
    }
  }

  return {
    leave(work, broke) {
      left = work;
      turn = setImmediate(() => {
        try {
          pass();
        } catch (error) {
          broke(error);
        }
      });
    },
    pass,
    cancel() {
      clearImmediate(turn);
      left = null;
    },
  };
}
