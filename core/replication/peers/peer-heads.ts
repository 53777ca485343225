// The heads that another PC holds, by number and hash. Who holds an entry holds everything before it on its chain. One epoch of a
// device may have several chains: a branch begins where a restored or copied store continued differently.
import type { Head, JournalStore, StreamKey } from '#core/journal/log/journal-store.ts';
import { sharedHead } from '#core/replication/sync/chains.ts';
import { parentsFirst } from '#core/replication/sync/parents-first.ts';
import { measures, type PeerHead } from './contract.ts';

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
type Reads = Pick<JournalStore, 'streams' | 'head' | 'hashAt' | 'entry' | 'revision'>;

/**
 * What `chainsIn` read last: every link asks it several times for one commit. It follows from the journal and its revision
 * alone, so it is no state of the office and goes with the journal.
 */
const lastRead = new WeakMap<Reads, { readonly revision: number; readonly chains: readonly Chain[] }>();

/** Every chain that is here, after what it begins from: the epoch that it goes on from, or the chain that a branch left. */
export function chainsIn(journal: Reads): readonly Chain[] {
  const revision = journal.revision();
  const last = lastRead.get(journal);
  if (last?.revision === revision) return last.chains;
  const chains = readChains(journal);
  lastRead.set(journal, { revision, chains });
  return chains;
}

function readChains(journal: Reads): readonly Chain[] {
  const rows = journal.streams();
  const wire = (device: string, epoch: string): string => {
    const branchOf = rows.find((row) => row.device === device && row.epoch === epoch)?.branchOf ?? null;
    return branchOf === null ? epoch : wire(device, branchOf);
  };
  return parentsFirst(rows, (stream) => journal.entry(stream, 1)?.bytes).map(
    ({ device, epoch, startHash, branchOf, baseSeq }): Chain => ({
      key: { device, epoch },
      device,
      epoch: branchOf === null ? epoch : wire(device, branchOf),
      startHash,
      baseSeq: branchOf === null ? 0 : baseSeq,
      isBranch: branchOf !== null,
      head: journal.head({ device, epoch }),
    }),
  );
}

type ReadsWithGaps = Reads & Pick<JournalStore, 'gapAfter'>;

/** The entry of a chain before the first one whose private part is missing here; null when none is. */
function beforeGap(journal: ReadsWithGaps, { key, baseSeq }: Chain): Head | null {
  const gap = journal.gapAfter(key, baseSeq);
  if (gap === undefined || gap.device !== key.device || gap.epoch !== key.epoch) return null;
  return { seq: gap.seq - 1, hash: journal.hashAt(key, gap.seq - 1) ?? '' };
}

/**
 * The last entry of each chain up to which nothing is missing here, private parts counted; `lacks` are those that end before
 * the chain does.
 */
export function wholeHeadsIn(journal: ReadsWithGaps): { heads: PeerHead[]; lacks: PeerHead[] } {
  const chains = chainsIn(journal);
  const lacks = chains.flatMap((chain) => {
    const whole = beforeGap(journal, chain);
    return whole === null ? [] : [{ device: chain.device, epoch: chain.epoch, ...whole }];
  });
  const heads = chains.map((chain) => ({
    device: chain.device,
    epoch: chain.epoch,
    ...(beforeGap(journal, chain) ?? journal.head(chain.key)),
  }));
  return { heads, lacks };
}

/** The last entry of each chain that is here. */
export const headsIn = (journal: Reads): PeerHead[] =>
  chainsIn(journal).map(({ device, epoch, head }) => ({ device, epoch, ...head }));

export const idOf = ({ device, epoch }: StreamKey): string => `${device}/${epoch}`;

/** Entries of a chain from its end to its beginning, farther and farther apart: some of them a branch of it has too. */
export function pointsOf(journal: Reads, { key, head: { seq: last } }: Chain): Head[] {
  const points: Head[] = [];
  for (let back = 0; ; back = back === 0 ? 1 : back * 2) {
    const seq = Math.max(0, last - back);
    const hash = journal.hashAt(key, seq);
    if (hash !== undefined) points.push({ seq, hash });
    if (seq === 0) return points;
  }
}

/** What was said, and the chain here that it is on. */
type Placed = { readonly other: Chain; readonly point: Head };

export function createPeerHeads(journal: Reads, said: readonly PeerHead[] = []) {
  const points = new Map<string, Head[]>();
  const known = (stream: StreamKey): readonly Head[] => points.get(idOf(stream)) ?? [];
  const isOn = (chain: Chain, { seq, hash }: Head): boolean => journal.hashAt(chain.key, seq) === hash;
  /** Which of what was said of an epoch is on which of its chains here, as of a revision: asked for each of them in turn. */
  const placed = new Map<string, { readonly revision: number; readonly places: readonly Placed[] }>();

  function placesIn(chain: Chain, all: readonly Chain[]): readonly Placed[] {
    const id = idOf(chain);
    const revision = journal.revision();
    const last = placed.get(id);
    if (last?.revision === revision) return last.places;
    const said = known(chain);
    const places = all
      .filter(({ device, epoch }) => device === chain.device && epoch === chain.epoch)
      .flatMap((other) => said.filter((point) => isOn(other, point)).map((point) => ({ other, point })));
    placed.set(id, { revision, places });
    return places;
  }

  /** Whether what is said of an epoch is kept: of one that is here always. */
  const isKept = ({ device, epoch }: StreamKey): boolean =>
    points.size < measures.unknownEpochs ||
    points.has(idOf({ device, epoch })) ||
    chainsIn(journal).some((chain) => chain.device === device && chain.epoch === epoch);

  function add(stream: StreamKey, { seq, hash }: Head): void {
    if (!isKept(stream)) return;
    const others = known(stream).filter((point) => point.hash !== hash);
    const after = others.length === 0 ? undefined : chainOf(stream, { seq, hash });
    // What lies before it on the same chain says nothing more.
    const rest =
      after === undefined ? others : others.filter((point) => point.seq > seq || !isOn(after, point));
    placed.delete(idOf(stream));
    points.set(idOf(stream), [...rest, { seq, hash }].slice(-measures.points));
  }
  function chainOf({ device, epoch }: StreamKey, head: Head): Chain | undefined {
    return chainsIn(journal).find(
      (chain) => chain.device === device && chain.epoch === epoch && isOn(chain, head),
    );
  }
  for (const { device, epoch, seq, hash } of said) add({ device, epoch }, { seq, hash });

  return {
    add,
    /** Whether it said that it holds something of an epoch. */
    known,
    /** Everything that it said. */
    all: (): PeerHead[] =>
      [...points].flatMap(([id, heads]) => {
        const [device = '', epoch = ''] = id.split('/');
        return heads.map((head) => ({ device, epoch, ...head }));
      }),
    /**
     * How far it holds a chain of ours. Null when it cannot be told: what it holds of the epoch goes farther than the chain
     * here, or is on none of ours.
     */
    reach(chain: Chain, all: readonly Chain[]): Head | null {
      const said = known(chain);
      if (said.length === 0) return { seq: 0, hash: journal.hashAt(chain.key, 0) ?? '' };
      const last = chain.head.seq;
      let best: Head | null = null;
      for (const { other, point } of placesIn(chain, all)) {
        const head =
          other === chain
            ? point
            : sharedHead(chain.key, other.key, Math.min(point.seq, last), (key, seq) =>
                journal.hashAt(key, seq),
              );
        if (best === null || head.seq > best.seq) best = head;
      }
      return best;
    },
  };
}
