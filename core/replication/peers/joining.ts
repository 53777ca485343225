// Joining: what the office had when this PC first connected, how far it has arrived, and the end, when deferred indexes and guards are
// made and people can sign in. Invariant: the office is marked as complete after the last of them is made, so a killed joining
// resumes.
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { idOf } from '#core/replication/chains/chain.ts';
import { createNextIndex, createSecondaryIndexes, indexesDown } from '#db/deferred-indexes.ts';
import { expectManyWrites, leaveToThread } from '#db/many-writes.ts';
import type { StoreThread } from '#db/store-thread.ts';
import { chainsIn } from './chains-here.ts';
import type { JoinProgress, PeerHead } from './contract.ts';
import type { PeersDesk } from './peers-desk.ts';

/** From so many on a second thread is worth its start, which is a second of work where nothing is bundled. */
const manyEntries = 20_000;

const entriesIn = (chains: ReturnType<typeof chainsIn>): number =>
  chains.reduce((sum, { head, baseSeq }) => sum + head.seq - baseSeq, 0);

/**
 * `changed`: it is further than before; `startThread` starts the one that writes the log back meanwhile and makes the
 * indexes (N26).
 */
export function createJoining(desk: PeersDesk, changed: () => void, startThread: () => StoreThread) {
  const { reads, path, store } = desk;
  const { journal } = path;
  /** What each PC had when this one met it last: the office had all of that, whoever was met first and whoever is away. */
  const said = new Map<string, readonly PeerHead[]>();
  /** Epochs with entries that are never taken in: who names more of them than is here is not waited for. */
  const skipped = new Set<string>();
  /** Ends what the store was set to for taking the office over. */
  let asUsual: (() => void) | null = null;
  let thread: StoreThread | null = null;
  /** How many indexes were down when all entries were here. */
  let toPutUp: number | null = null;
  let turn: NodeJS.Immediate | undefined;
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

  /** One index a turn: whoever asks in between is answered. */
  function goOn(): void {
    if (isStopped) return;
    try {
      if (createNextIndex(store.sqlite)) {
        turn = setImmediate(goOnLater);
        changed();
        return;
      }
      const settings = reads.peers.settings();
      store.sqlite.transaction(() => createSecondaryIndexes(store.sqlite)).immediate();
      reads.peers.keepSettings({ ...settings, isTaken: true });
    } catch (error) {
      // A full disk, as a rule: tried again with the next sign of life.
      toPutUp = null;
      failed(error);
      return;
    }
    toPutUp = null;
    said.clear();
    asUsual?.();
    asUsual = null;
    endThread();
    thread = null;
    desk.announce(['office', 'staff', 'peers']);
  }

  const failed = (error: unknown): void =>
    desk.log(`taking the office over: ${error instanceof Error ? error.message : String(error)}`);
  const goOnLater = neverThrows(failed, goOn);
  const goOnAfter = neverThrows(failed, async (made: Promise<void>) => {
    await made;
    turn = setImmediate(goOnLater);
  });
  const endThread = neverThrows(failed, () => thread?.end());

  return {
    isTaken,
    /** Whether nothing of the office is here yet but what this PC wrote itself. */
    isAtItsBegin(): boolean {
      const own = desk.identity()?.deviceId;
      const ofOthers = chainsIn(journal).filter(({ device }) => device !== own);
      return own !== undefined && !isTaken() && entriesIn(ofOthers) === 0;
    },
    /** Very much is going to be written, as long as the office is not here. */
    begin(): void {
      if (!isTaken()) asUsual ??= expectManyWrites(store.sqlite);
    },
    connected(deviceId: string, heads: readonly PeerHead[]): void {
      if (isTaken()) return;
      said.set(deviceId, heads);
      const toCome = heads.reduce((sum, { seq }) => sum + seq, 0) - entriesIn(chainsIn(journal));
      if (toCome > manyEntries && thread === null) {
        thread = startThread();
        leaveToThread(store.sqlite);
      }
      this.settle();
    },
    skipEpoch(stream: StreamKey): void {
      if (isTaken()) return;
      skipped.add(idOf(stream));
      this.settle();
    },
    /** Ends it when everything that the office had is here. */
    settle(): void {
      if (isStopped || toPutUp !== null || said.size === 0 || isTaken()) return;
      const wanted = heads();
      if (wanted.length === 0 || !isAllHere(wanted) || chainsIn(journal).length === 0) return;
      toPutUp = indexesDown(store.sqlite);
      const made = thread?.putUpIndexes(changed) ?? Promise.resolve();
      // What the thread left is made here.
      goOnAfter(made);
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
      const indexes = toPutUp === null ? null : { have: toPutUp - indexesDown(store.sqlite), of: toPutUp };
      return {
        have: said.size === 0 ? entriesIn(chains) : have,
        of: said.size === 0 ? null : of,
        isLinked,
        indexes,
        image: null,
      };
    },
    async stop(): Promise<void> {
      isStopped = true;
      clearImmediate(turn);
      await thread?.end();
    },
  };
}
