// The chains that are here, as the journal has them.
import type { Head, JournalStore } from '#core/journal/log/journal-store.ts';
import type { Chain, ChainsHere } from '#core/replication/chains/chain.ts';
import { parentsFirst } from '#core/replication/sync/parents-first.ts';
import type { PeerHead } from './contract.ts';

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

/** What is here, for whoever compares it. */
export function hereOf(journal: Reads): ChainsHere {
  return { chains: chainsIn(journal), hashAt: journal.hashAt };
}
