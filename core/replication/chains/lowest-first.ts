// In what order chains are sent: what an entry names goes before it, so that hardly anything waits at the other side, and a link or
// a bundle that breaks off leaves a whole past behind (J38).
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import type { Chain } from './chain.ts';

/** A chain, and the last of its entries that the other side holds. */
type ToSend = { readonly chain: Pick<Chain, 'key' | 'device'>; readonly after: Pick<Head, 'seq'> };

/**
 * The chain whose next entry has the lowest Lamport clock first; of a device none before one that it begins from, which stands before
 * it in `chains`.
 */
export function lowestFirst<One extends ToSend>(
  journal: { lcOf(key: StreamKey, seq: number): number },
  chains: readonly One[],
): One[] {
  const ofDevice = new Map<string, number>();
  const clocks = new Map<One, number>();
  for (const one of chains) {
    const { key, device } = one.chain;
    const lc = Math.max(ofDevice.get(device) ?? 0, journal.lcOf(key, one.after.seq + 1));
    ofDevice.set(device, lc);
    clocks.set(one, lc);
  }
  return chains.toSorted((one, other) => (clocks.get(one) ?? 0) - (clocks.get(other) ?? 0));
}
