// The order in which the chains of a device go to somebody who takes an epoch only from an entry that is there: what a chain
// begins from before it. The keys of epochs are random and say nothing of it; the first entry of an epoch does.
import { z } from 'zod';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';

type Row = StreamKey & { readonly startHash: string; readonly branchOf: string | null };

const pointer = z.object({ parentEpoch: z.string() });

/**
 * The chains, each after those of the epoch that it goes on from, and a branch after the chain that it left; otherwise as they
 * were. Made up parents, even in a circle, only put a chain elsewhere. `first` gives the bytes of an epoch's first entry.
 */
export function parentsFirst<Chain extends Row>(
  chains: readonly Chain[],
  first: (stream: StreamKey) => Uint8Array | undefined,
): Chain[] {
  const byKey = new Map(chains.map((chain) => [keyOf(chain), chain]));
  const ofEpoch = Map.groupBy(chains, (chain) => keyOf({ ...chain, epoch: leftBy(chain) }));
  const done = new Set<Chain>();
  const put = (chain: Chain): Chain[] => {
    if (done.has(chain)) return [];
    done.add(chain);
    return [...beforeOf(chain).flatMap(put), chain];
  };
  return chains.flatMap(put);

  /** The epoch by which everybody knows a chain. */
  function leftBy({ device, epoch, branchOf }: Row): string {
    const left = branchOf === null ? undefined : byKey.get(keyOf({ device, epoch: branchOf }));
    return left === undefined ? epoch : leftBy(left);
  }

  function beforeOf(chain: Chain): readonly Chain[] {
    const { device, epoch, startHash, branchOf } = chain;
    if (branchOf !== null) {
      const left = byKey.get(keyOf({ device, epoch: branchOf }));
      return left === undefined ? [] : [left];
    }
    if (startHash === zeroHash) return [];
    const bytes = first({ device, epoch });
    const line = bytes === undefined ? null : readEntry(bytes);
    if (line === null || typeof line === 'string' || line.envelope.type !== 'device.epoch_opened') return [];
    const told = pointer.safeParse(line.envelope.body);
    return told.success ? (ofEpoch.get(keyOf({ device, epoch: told.data.parentEpoch })) ?? []) : [];
  }
}

const keyOf = ({ device, epoch }: StreamKey): string => `${device}/${epoch}`;
