// A machine whose clock and randomness are given: simulated days run as fast as they can and are repeatable.
import type { Machine } from '#core/journal/device/machine.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export type SimulatedMachine = Machine & {
  readonly random: SeededRandom;
  /** Moves the clock on. Time never goes back. */
  advance(ms: number): void;
  /** Moves the clock to an instant (UTC), if that lies ahead. */
  advanceTo(instant: string): void;
};

/** A machine at `start` (UTC) with all randomness from `seed`. */
export function simulatedMachine(seed: string, start: string): SimulatedMachine {
  const random = seededRandom(seed);
  const ids = seededRandom(`${seed}/ids`);
  const startMs = Date.parse(start);
  let nowMs = startMs;
  const newId = (): string => {
    const bytes = Buffer.alloc(16);
    bytes.writeUIntBE(nowMs, 0, 6);
    Buffer.from(ids.bytes(10)).copy(bytes, 6);
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
  return {
    random,
    isSimulated: true,
    boot: newId(),
    newId,
    now: () => new Date(nowMs).toISOString(),
    monotonicMs: () => nowMs - startMs,
    elapsedMs: () => nowMs - startMs,
    randomBytes: (count) => ids.bytes(count),
    advance(ms) {
      nowMs += ms;
    },
    advanceTo(instant) {
      nowMs = Math.max(nowMs, Date.parse(instant));
    },
  };
}
