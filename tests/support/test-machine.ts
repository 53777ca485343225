// A machine whose clock a test moves. Every reading of the clock is later than the one before, by a second unless told.
import { type Machine, realMachine } from '#core/journal/device/machine.ts';

export type TestClock = {
  /** Lets time pass until an instant; an earlier one sets the clock back. */
  set(instant: string): void;
  /** Lets time pass; a negative one sets the clock back. */
  advance(ms: number): void;
  /** Sets the clock without a moment passing. */
  jump(ms: number): void;
  /** How much later each reading is from now on: a test of very many readings has no day to spare for them. */
  pace(ms: number): void;
};

export function testMachine(start: string): { machine: Machine; clock: TestClock } {
  const startMs = Date.parse(start);
  let now = startMs;
  let jumped = 0;
  let pace = 1000;
  const clock: TestClock = {
    set: (instant) => clock.advance(Date.parse(instant) - now),
    advance(ms) {
      now += ms;
      if (ms < 0) jumped += ms;
    },
    jump(ms) {
      now += ms;
      jumped += ms;
    },
    pace(ms) {
      pace = ms;
    },
  };
  return {
    machine: {
      ...realMachine(),
      now: () => {
        now += pace;
        return new Date(now).toISOString();
      },
      elapsedMs: () => now - startMs - jumped,
    },
    clock,
  };
}
