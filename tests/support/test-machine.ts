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

/** `seeds`: every 32 random bytes that the machine gave, a key each. */
export function testMachine(start: string): {
  machine: Machine;
  clock: TestClock;
  seeds: readonly Uint8Array[];
} {
  const seeds: Uint8Array[] = [];
  const real = realMachine();
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
      ...real,
      randomBytes(count) {
        const bytes = real.randomBytes(count);
        if (count === 32) seeds.push(bytes);
        return bytes;
      },
      now: () => {
        now += pace;
        return new Date(now).toISOString();
      },
      elapsedMs: () => now - startMs - jumped,
    },
    clock,
    seeds,
  };
}
