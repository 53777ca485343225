// How far saved entries have got (design.md §6): this PC, the office's other PCs, the province. It is stated for a device by an
// instant: `at` never goes back within a stream (J10), so every entry up to that instant is held.
import type { Head, JournalReads, StreamKey } from '#core/journal/log/journal-store.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import type { PeerHead, ReplicationStatusView } from './contract.ts';
import type { PeersReads } from './queries.ts';

type ReplicationStatusDesk = {
  readonly path: { readonly journal: Pick<JournalReads, 'streams' | 'head' | 'hashAt' | 'wireEpoch'> };
  readonly reads: {
    readonly peers: Pick<PeersReads, 'members'>;
    readonly sync: Pick<SyncStore, 'province' | 'madeAt' | 'marksByChain'>;
  };
  identity(): { readonly deviceId: string } | null;
};
/** `said`: the epoch by which PCs speak of it, which a branch shares with the chain that it left. */
type Chain = StreamKey & { readonly said: string; readonly baseSeq: number; readonly head: Head };

/** `said`: what another PC said last that it holds. */
export function replicationStatusOf(
  desk: ReplicationStatusDesk,
  said: (deviceId: string) => readonly PeerHead[],
): ReplicationStatusView {
  const { journal } = desk.path;
  const own = desk.identity()?.deviceId;
  const others = desk.reads.peers
    .members()
    .filter(({ deviceId, isRemoved }) => deviceId !== own && !isRemoved)
    .map(({ deviceId }) => said(deviceId));
  const markOf = desk.reads.sync.marksByChain();
  const streams = journal.streams().map(({ device, epoch, baseSeq }) => ({
    ...{ device, epoch, baseSeq, said: journal.wireEpoch({ device, epoch }) },
    ackedSeq: markOf({ device, epoch }).ackedSeq,
    head: journal.head({ device, epoch }),
  }));
  const isEnrolled = desk.reads.sync.province() !== null;

  /** How many entries of a chain a PC holds: who holds an entry of it holds all before it. */
  function heldOf(chain: Chain, heads: readonly PeerHead[]): number {
    const others = streams.filter(
      ({ device, epoch, said }) => device === chain.device && said === chain.said && epoch !== chain.epoch,
    );
    let most = 0;
    for (const { device, epoch, seq, hash } of heads) {
      if (device !== chain.device || epoch !== chain.said || seq <= most) continue;
      // What goes farther than the chain here goes on where it ends, unless another branch is known to lead there.
      const isOn =
        seq > chain.head.seq
          ? others.every((other) => journal.hashAt(other, seq) !== hash)
          : journal.hashAt(chain, seq) === hash;
      if (isOn) most = Math.min(seq, chain.head.seq);
    }
    return most;
  }

  /** Up to which instant everything of the chains is held. */
  function until(chains: readonly Chain[], heldSeq: (chain: Chain) => number): string | null {
    let newest: string | null = null;
    let missing: string | null = null;
    for (const chain of chains) {
      const seq = Math.max(chain.baseSeq, Math.min(heldSeq(chain), chain.head.seq));
      const at = seq > chain.baseSeq ? desk.reads.sync.madeAt(chain, seq) : null;
      if (at !== null && (newest === null || at > newest)) newest = at;
      const first = seq < chain.head.seq ? desk.reads.sync.madeAt(chain, seq + 1) : null;
      if (first !== null && (missing === null || first < missing)) missing = first;
    }
    if (newest === null || missing === null || newest < missing) return newest;
    return new Date(Date.parse(missing) - 1).toISOString();
  }

  return {
    isEnrolled,
    others: others.length,
    devices: [...new Set(streams.map(({ device }) => device))].map((device) => {
      const chains = streams.filter((stream) => stream.device === device);
      return {
        device,
        others: others.map((heads) => until(chains, (chain) => heldOf(chain, heads))),
        province: isEnrolled
          ? until(chains, (chain) => chains.find(({ epoch }) => epoch === chain.epoch)?.ackedSeq ?? 0)
          : null,
      };
    }),
  };
}
