// Repeatable randomness for simulated days: the same seed gives the same history, ids and keys included.
import { createHash } from 'node:crypto';

export type SeededRandom = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<const T>(items: readonly [T, ...T[]]): T;
  digits(count: number): string;
  /** A trace number as a terminal counts it: six digits, never noughts. */
  stan(): string;
  bytes(count: number): Uint8Array;
};

/** SHA-256 in counter mode over the seed. */
export function seededRandom(seed: string): SeededRandom {
  let counter = 0;
  let block = Buffer.alloc(0);
  function bytes(count: number): Uint8Array {
    while (block.length < count) {
      block = Buffer.concat([block, createHash('sha256').update(`${seed}\0${counter}`).digest()]);
      counter += 1;
    }
    const taken = block.subarray(0, count);
    block = block.subarray(count);
    return new Uint8Array(taken);
  }
  const next = (): number => Buffer.from(bytes(6)).readUIntBE(0, 6) / 2 ** 48;
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    digits: (count) => Array.from({ length: count }, () => String(between(0, 9))).join(''),
    stan: () => String(between(1, 999_999)).padStart(6, '0'),
    bytes,
  };
}
