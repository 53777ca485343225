// Joining: what the office had when this PC first connected, how far it has arrived, and the end, when people can sign in. Invariant:
// the office is marked as complete after the last entry of it, so a killed joining resumes.
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { idOf } from '#core/replication/chains/chain.ts';
import { expectManyWrites } from '#db/many-writes.ts';
import { chainsIn } from './chains-here.ts';
import type { JoinProgress, PeerHead } from './contract.ts';
import type { PeersDesk } from './peers-desk.ts';

const entriesIn = (chains: ReturnType<typeof chainsIn>): number =>
  chains.reduce((sum, { head, baseSeq }) => sum + head.seq - baseSeq, 0);

/** How far this PC has taken its office over (N26). */
export function createJoining(desk: PeersDesk) {
  const { reads, path, store } = desk;
  const { journal } = path;
  /** What each PC had when this one met it last: the office had all of that, whoever was met first and whoever is away. */
  const said = new Map<string, readonly PeerHead[]>();
  /** Epochs with entries that are never taken in: who names more of them than is here is not waited for. */
  const skipped = new Set<string>();
  /** Ends what the store was set to for taking the office over. */
  let asUsual: (() => void) | null = null;
  let isStopped = false;

  const isTaken = (): boolean => reads.peers.settings().isTaken;

  /** All that was named, but by PCs that were removed: the manager ends the waiting for one that names what it never sends. */
  function heads(): readonly PeerHead[] {
    const removed = new Set(
      reads.peers.known().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [deviceId] : [])),
    );
    return [...said].flatMap(([deviceId, theirs]) => (removed.has(deviceId) ? [] : theirs));
  }

  /** Of an epoch that went on in two ways each end is looked for: which of them is the branch is told apart here only. */
  function isAllHere(heads: readonly PeerHead[]): boolean {
    const chains = chainsIn(journal);
    return heads.every(
      ({ device, epoch, seq, hash }) =>
        seq === 0 ||
        skipped.has(idOf({ device, epoch })) ||
        chains.some(
          (chain) =>
            chain.device === device && chain.epoch === epoch && journal.hashAt(chain.key, seq) === hash,
        ),
    );
  }

  return {
    isTaken,
    /** Very much is going to be written, as long as the office is not here. */
    begin(): void {
      if (!isTaken()) asUsual ??= expectManyWrites(store.sqlite);
    },
    connected(deviceId: string, heads: readonly PeerHead[]): void {
      if (isTaken()) return;
      said.set(deviceId, heads);
      this.settle();
    },
    skipEpoch(stream: StreamKey): void {
      if (isTaken()) return;
      skipped.add(idOf(stream));
      this.settle();
    },
    /** Ends it when everything that the office had is here. */
    settle(): void {
      if (isStopped || said.size === 0 || isTaken()) return;
      const wanted = heads();
      if (wanted.length === 0 || !isAllHere(wanted) || chainsIn(journal).length === 0) return;
      try {
        reads.peers.keepSettings({ ...reads.peers.settings(), isTaken: true });
      } catch (error) {
        // A full disk, as a rule: tried again with the next sign of life.
        desk.log(`taking the office over: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
      said.clear();
      asUsual?.();
      asUsual = null;
      desk.announce(['office', 'staff', 'peers']);
    },
    /** How much of the office is here; null when all of it was. */
    state(isLinked: boolean): JoinProgress | null {
      if (desk.identity() === null || isTaken()) return null;
      const chains = chainsIn(journal);
      const here = (device: string, epoch: string): number =>
        Math.max(
          0,
          ...chains
            .filter((chain) => chain.device === device && chain.epoch === epoch)
            .map(({ head }) => head.seq),
        );
      // Of what several PCs have the farthest is what there is.
      const wanted = new Map<string, PeerHead>();
      for (const head of heads())
        if (head.seq > (wanted.get(idOf(head))?.seq ?? -1)) wanted.set(idOf(head), head);
      const lengths = [...wanted.values()];
      const have = lengths.reduce(
        (sum, { device, epoch, seq }) => sum + Math.min(seq, here(device, epoch)),
        0,
      );
      const of = lengths.reduce((sum, { seq }) => Math.min(sum + seq, Number.MAX_SAFE_INTEGER), 0);
      return {
        have: said.size === 0 ? entriesIn(chains) : have,
        of: said.size === 0 ? null : of,
        isLinked,
      };
    },
    stop(): void {
      isStopped = true;
    },
  };
}
