// A machine whose clock a test moves. Every reading of the clock is a second later than the one before.
import { type Machine, realMachine } from '#core/journal/machine.ts';

export type TestClock = {
  /** Lets time pass until an instant; an earlier one sets the clock back. */
  set(instant: string): void;
  /** Lets time pass; a negative one sets the clock back. */
  advance(ms: number): void;
  /** Sets the clock without a moment passing. */
  jump(ms: number): void;
};

export function testMachine(start: string): { machine: Machine; clock: TestClock } {
  const startMs = Date.parse(start);
  let now = startMs;
  let jumped = 0;
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
  };
  return {
    machine: {
      ...realMachine(),
      now: () => {
        now += 1000;
        return new Date(now).toISOString();
      },
      elapsedMs: () => now - startMs - jumped,
    },
    clock,
  };
}
