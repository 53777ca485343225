// What this store and the province hold of this device, compared (design.md §6). Pure: hashes are looked up through a
// function. Chain hashes make it simple: two chains that agree at a number agree in everything before it.
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import { type HashAt, sharedHead } from '#core/replication/chains/chain.ts';

/** A chain in this store. A branch begins after `baseSeq`; what is before belongs to the chain that it left. */
export type OwnChain = {
  readonly key: StreamKey;
  /** The epoch by which the province knows it. */
  readonly epoch: string;
  readonly baseSeq: number;
  readonly headSeq: number;
};

/** A chain at the province: a stream, or a branch that contradicts it, up to its last entry. */
export type HeldChain = {
  readonly epoch: string;
  readonly isBranch: boolean;
  readonly seq: number;
  readonly hash: string;
  /** From which the stream starts. */
  readonly startHash: string;
  readonly backedUpSeq: number;
};

/** How much of a chain of ours the province holds, on whichever of its branches. */
export type Mark = {
  readonly key: StreamKey;
  readonly ackedSeq: number;
  readonly ackedHash: string;
  readonly backedUpSeq: number;
};

/** What the province signed that it holds of a chain; `epoch` is the one by which everybody knows it. */
export type KeptAck = {
  readonly device: string;
  readonly epoch: string;
  readonly ackedSeq: number;
  readonly headHash: string;
  readonly backedUpSeq: number;
  readonly signature: string;
};

export type Comparison = {
  /** What the province holds and this store does not, streams before branches. */
  readonly missing: readonly HeldChain[];
  readonly marks: readonly Mark[];
  /**
   * The last entry that the current epoch shares with the province's stream of it, when that one went on otherwise and is
   * held here: the current epoch takes no more entries, and a new one goes on from there.
   */
  readonly left: Head | null;
  /** Chains of which the province lacks entries, with the number after which. */
  readonly unsent: readonly { readonly key: StreamKey; readonly after: number }[];
};

/** Compares the chains of one device. */
export function compareChains(
  own: readonly OwnChain[],
  held: readonly HeldChain[],
  currentEpoch: string,
  hashAt: HashAt,
): Comparison {
  // Looked up once: of an epoch there may be very many branches on both sides.
  const holders = new Map(
    held.map((chain) => [
      chain,
      own.find(({ key, epoch }) => epoch === chain.epoch && hashAt(key, chain.seq) === chain.hash),
    ]),
  );
  const holder = (chain: HeldChain): OwnChain | undefined => holders.get(chain);
  const missing = held
    .filter((chain) => (chain.seq > 0 || chain.isBranch) && holder(chain) === undefined)
    .toSorted((one, other) => Number(one.isBranch) - Number(other.isBranch));
  const marks = own.map((chain): Mark => {
    let mark: Mark = { key: chain.key, ackedSeq: 0, ackedHash: hashAt(chain.key, 0) ?? '', backedUpSeq: 0 };
    for (const other of held.filter(({ epoch }) => epoch === chain.epoch)) {
      const here = holder(other);
      if (here === undefined) continue;
      const shared = sharedHead(chain.key, here.key, Math.min(chain.headSeq, other.seq), hashAt);
      const backedUpSeq = other.isBranch ? 0 : Math.min(other.backedUpSeq, shared.seq);
      if (shared.seq >= mark.ackedSeq) {
        mark = { ...mark, ackedSeq: shared.seq, ackedHash: shared.hash };
      }
      mark = { ...mark, backedUpSeq: Math.max(mark.backedUpSeq, backedUpSeq) };
    }
    return mark;
  });
  const unsent = own.flatMap(({ key, headSeq }) => {
    const after = marks.find((mark) => mark.key === key)?.ackedSeq ?? 0;
    return after < headSeq ? [{ key, after }] : [];
  });
  return { missing, marks, left: leftAt(own, held, currentEpoch, holder, hashAt), unsent };
}

/**
 * The same of another device's chains, of which nothing is recovered here: where the province holds more of an epoch than
 * is here, nothing is said of it. A branch that contradicts what it holds is sent to it, as the device itself would (J37,
 * N33).
 */
export function compareOthers(
  chains: readonly OwnChain[],
  held: readonly HeldChain[],
  hashAt: HashAt,
): Pick<Comparison, 'marks' | 'unsent'> {
  const { missing, marks, unsent } = compareChains(chains, held, '', hashAt);
  const isClear = ({ key }: { readonly key: StreamKey }): boolean => {
    const chain = chains.find((one) => one.key.epoch === key.epoch);
    return !missing.some(({ epoch, seq }) => epoch === chain?.epoch && seq >= chain.headSeq);
  };
  return { marks: marks.filter(isClear), unsent: unsent.filter(isClear) };
}

/**
 * The acknowledgements that are known when `fresh` is, newest of each chain: one that lies before it on the same chain says
 * nothing more. Null when it says nothing more itself, or is of no chain here.
 */
export function withAck(
  known: readonly KeptAck[],
  fresh: KeptAck,
  chains: readonly OwnChain[],
  hashAt: HashAt,
): readonly KeptAck[] | null {
  const isOn = ({ key }: OwnChain, { ackedSeq, headHash }: KeptAck): boolean =>
    hashAt(key, ackedSeq) === headHash;
  const own = chains.filter(
    (chain) => chain.key.device === fresh.device && chain.epoch === fresh.epoch && isOn(chain, fresh),
  );
  const isSameChain = (ack: KeptAck): boolean =>
    ack.device === fresh.device && ack.epoch === fresh.epoch && own.some((chain) => isOn(chain, ack));
  const isNews = known.every(
    (ack) =>
      !isSameChain(ack) ||
      ack.ackedSeq < fresh.ackedSeq ||
      (ack.ackedSeq === fresh.ackedSeq && ack.backedUpSeq < fresh.backedUpSeq),
  );
  if (own.length === 0 || !isNews) return null;
  return [...known.filter((ack) => !isSameChain(ack) || ack.ackedSeq > fresh.ackedSeq), fresh];
}

function leftAt(
  own: readonly OwnChain[],
  held: readonly HeldChain[],
  currentEpoch: string,
  holder: (chain: HeldChain) => OwnChain | undefined,
  hashAt: HashAt,
): Head | null {
  const current = own.find(({ key }) => key.epoch === currentEpoch);
  const stream = held.find(({ epoch, isBranch }) => epoch === currentEpoch && !isBranch);
  const here = stream === undefined ? undefined : holder(stream);
  if (current === undefined || stream === undefined || here === undefined) return null;
  const shared = sharedHead(current.key, here.key, Math.min(current.headSeq, stream.seq), hashAt);
  return shared.seq < stream.seq ? shared : null;
}
