// How much of a list of entries is read at once. An entry is as large as a batch at most, so that a count alone bounds no
// memory: a list is measured first, without its bytes, and then read as far as it fits.
import { sql } from 'drizzle-orm';
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { entries } from './schema.ts';

export type PageLimits = { readonly entries: number; readonly bytes: number };

/** What a batch holds: the largest entry fits, and a PC takes a page of that size (N42). */
export const pageLimits: PageLimits = { entries: batchLimits.entries, bytes: batchLimits.decompressedBytes };

/** Bytes of an entry, told without reading them. */
export const entrySize = sql<number>`octet_length(${entries.bytes})`.mapWith(Number);

/** How many of the first entries of these sizes are read at once; never none, so that whoever reads on gets to the end. */
export function fitting(sizes: readonly number[], limits = pageLimits): number {
  let bytes = 0;
  const beyond = sizes.findIndex((size, index) => {
    bytes += size;
    return index >= limits.entries || (index > 0 && bytes > limits.bytes);
  });
  return beyond === -1 ? sizes.length : beyond;
}
