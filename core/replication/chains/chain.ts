// A chain that is here, and how chains of one epoch are compared. Pure: hashes are looked up through a function. Two chains that
// agree at a number agree in everything before it.
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';

/** A chain that is here. `key` is its place in this store, `epoch` the one by which everybody knows it. */
export type Chain = {
  readonly key: StreamKey;
  readonly device: string;
  readonly epoch: string;
  readonly startHash: string;
  /** A branch begins after this entry; what is before belongs to the chain that it left. */
  readonly baseSeq: number;
  readonly isBranch: boolean;
  /** Its last entry here. */
  readonly head: Head;
};

/** Hash of a chain at a number, below its base that of the chain it left; undefined beyond its head. */
export type HashAt = (key: StreamKey, seq: number) => string | undefined;

/** The chains that are here, as of one revision of the journal: each after what it begins from. */
export type ChainsHere = { readonly chains: readonly Chain[]; readonly hashAt: HashAt };

export const idOf = ({ device, epoch }: StreamKey): string => `${device}/${epoch}`;

/** The chains of an epoch that are here: the one that was first here, and its branches. */
export const ofEpoch = ({ chains }: ChainsHere, { device, epoch }: StreamKey): readonly Chain[] =>
  chains.filter((chain) => chain.device === device && chain.epoch === epoch);

/** The place before the first entry of a chain's epoch. */
export const startOf = ({ key }: Chain, hashAt: HashAt): Head => ({ seq: 0, hash: hashAt(key, 0) ?? '' });

/** The last entry that two chains of one epoch share, at most `limit`, which both have. */
export function sharedHead(one: StreamKey, other: StreamKey, limit: number, hashAt: HashAt): Head {
  let low = one.epoch === other.epoch ? limit : 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (hashAt(one, middle) === hashAt(other, middle)) low = middle;
    else high = middle - 1;
  }
  return { seq: low, hash: hashAt(one, low) ?? '' };
}

/** Entries of a chain from its end to its beginning, farther and farther apart: some of them a branch of it has too. */
export function pointsOf({ key, head: { seq: last } }: Chain, hashAt: HashAt): Head[] {
  const points: Head[] = [];
  for (let back = 0; ; back = back === 0 ? 1 : back * 2) {
    const seq = Math.max(0, last - back);
    const hash = hashAt(key, seq);
    if (hash !== undefined) points.push({ seq, hash });
    if (seq === 0) return points;
  }
}
