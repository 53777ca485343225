// When to try again: full jitter, doubling to a cap of five minutes; the province's own Retry-After is honoured. Pure.

const firstMs = 1000;
const capMs = 5 * 60 * 1000;

/**
 * Milliseconds to wait after so many failures in a row.
 * @param random in [0, 1)
 * @param retryAfterMs what the province asked for, or null; never waited less than that.
 */
export function backOffMs(failures: number, random: number, retryAfterMs: number | null): number {
  const ceiling = Math.min(capMs, firstMs * 2 ** Math.min(failures, 20));
  return Math.max(Math.floor(random * ceiling), Math.min(retryAfterMs ?? 0, capMs));
}

/** Batch sizes: from 50 doubling to 500 with each success, halved on a time-out. */
export const firstBatchSize = 50;
export const batchSizes = { fewest: 1, most: 500 };
