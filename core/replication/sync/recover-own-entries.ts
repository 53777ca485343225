// Recovers a chain of this device that the province holds and this store lacks (design.md §2): the tail of a restored store, a branch,
// or an epoch that was opened elsewhere. All of it counts here (D22.4).
import { createHash } from 'node:crypto';
import { chainHash } from '#core/foundation/wire/chain.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Head, JournalStore, StreamKey } from '#core/journal/log/journal-store.ts';
import { ChainError, type IngestedEntry, type IngestedPage } from '#core/journal/log/write-path.ts';
import { sharedHead } from '#core/replication/chains/chain.ts';
import type { HeldChain } from './chains.ts';
import type { rewindReasons } from './contract.ts';
import { deviceRewound } from './entries.ts';
import { failureOf } from './failures.ts';
import { openingOf } from './open-epoch.ts';
import type { ProvinceClient } from './province-client.ts';
import type { Failure } from './step.ts';
import type { SyncDesk } from './sync-desk.ts';

export type RecoverParts = {
  readonly desk: SyncDesk;
  readonly client: ProvinceClient;
  readonly identity: DeviceIdentity;
  readonly stopped: () => boolean;
};

/** Where entries that are not here go. */
export type Place = {
  readonly stream: StreamKey;
  readonly begins: IngestedPage['begins'];
  /** The chain here that holds everything before `after`; null for an epoch that was never here. */
  readonly from: StreamKey | null;
  /** The last entry before them, and the one after which the next page goes. */
  readonly after: Head;
  readonly next: Head;
};

type Outcome = 'taken' | 'moved' | Failure;

const broken: Failure = {
  problem: { code: 'SYNC_REFUSED', params: { code: 'CHAIN_BROKEN' } },
  retryAfterMs: null,
};

/**
 * Pulls the chain page by page and takes each in as one transaction; the last one also opens a new epoch when it is the
 * current one that went on elsewhere, and writes that it happened. `moved` when the store went on meanwhile (D22.4).
 */
export async function recoverOwnEntries(parts: RecoverParts, held: HeldChain): Promise<Outcome> {
  const { desk, client, identity } = parts;
  const { journal } = desk.path;
  const stream = { device: identity.deviceId, epoch: held.epoch };
  const chains = desk.reads.sync
    .ownStreams(identity.deviceId)
    .filter((chain) => journal.wireEpoch(chain) === held.epoch);
  const holderOf = ({ seq, hash }: Head): StreamKey | null =>
    chains.findLast((chain) => journal.hashAt(chain, seq) === hash) ?? null;
  // From where to look: the newest place that the province once acknowledged, if it still holds it.
  const starts = [...new Set(chains.flatMap(({ ackedSeq, baseSeq }) => [ackedSeq, baseSeq]))]
    .filter((seq) => seq > 0 && seq < held.seq)
    .sort((one, other) => one - other);
  let head: Head | null = null;
  let place: Place | null = null;
  while (!parts.stopped()) {
    const after: number = head?.seq ?? starts.at(-1) ?? 0;
    const answer = await client.entries(stream, after, held.isBranch ? held.hash : null);
    if (answer.kind !== 'answer') return failureOf(answer, identity.deviceId);
    const { prev, lines, more } = answer.value;
    if (head === null) {
      head = { seq: after, hash: prev };
      if (after > 0 && holderOf(head) === null) {
        starts.pop();
        head = null;
        continue;
      }
    }
    if (prev !== head.hash) return broken;
    const fresh: IngestedEntry[] = [];
    for (const bytes of lines.slice(0, held.seq - head.seq)) {
      const next: Head = { seq: head.seq + 1, hash: chainHash(head.hash, bytes) };
      if (place === null && holderOf(next) === null) {
        const from = holderOf(head);
        if (from === null && chains.length > 0) return broken;
        place = placeOf(journal, stream, from, { before: head, first: next }, held.startHash);
      }
      if (place !== null) fresh.push({ bytes });
      head = next;
    }
    const isLast = head.seq === held.seq;
    if (isLast ? head.hash !== held.hash : !more || head.seq === after) return broken;
    if (place !== null && fresh.length > 0) {
      const outcome = takePage(parts, place, fresh, isLast ? held : null);
      if (outcome !== 'taken') return outcome;
      place = { ...place, begins: null, next: head };
    }
    if (isLast) return 'taken';
  }
  return 'moved';
}

/**
 * On where a chain ends, beside it as a branch, or as an epoch that this store never knew. `from` is the chain here that
 * holds `before`; `first` follows it.
 */
export function placeOf(
  journal: Pick<JournalStore, 'head'>,
  stream: StreamKey,
  from: StreamKey | null,
  { before, first }: { before: Head; first: Head },
  startHash: string,
): Place {
  const common = { from, after: before, next: before };
  if (from === null) return { ...common, stream, begins: { kind: 'epoch', startHash } };
  const inFlight = { device: from.device, epoch: from.epoch };
  if (journal.head(from).seq === before.seq) return { ...common, stream: inFlight, begins: null };
  const epoch = createHash('sha256')
    .update(`pishkhan-branch\n${stream.device}\n${stream.epoch}\n${first.seq}\n${first.hash}`)
    .digest('hex')
    .slice(0, 32);
  const begins = { kind: 'branch', of: from.epoch, from: before } as const;
  return { ...common, stream: { device: stream.device, epoch }, begins };
}

/** `last`: the chain is whole with this page. */
function takePage(
  { desk, identity }: RecoverParts,
  place: Place,
  entries: readonly IngestedEntry[],
  last: HeldChain | null,
): Outcome {
  const { journal } = desk.path;
  // Somebody worked on while the page was on its way: then another place is the right one.
  const isOvertaken =
    place.begins === null
      ? journal.head(place.stream).seq !== place.next.seq
      : journal.startHash(place.stream) !== undefined;
  if (isOvertaken || desk.identity()?.epoch !== identity.epoch) return 'moved';
  const page = { stream: place.stream, begins: place.begins, entries };
  try {
    if (last === null) desk.path.recoverPage(page, null, null);
    else takeLast(desk, identity, page, place, last);
    return 'taken';
  } catch (error) {
    if (error instanceof ChainError) return broken;
    throw error;
  }
}

/** What the last page of a chain of this device needs of an open office. */
type OwnDesk = Pick<SyncDesk, 'path' | 'machine'> & {
  readonly reads: { readonly sync: Pick<SyncDesk['reads']['sync'], 'isRewindKnown'> };
};

/** Takes in the last page, opens a new epoch when it is the current one that went on elsewhere, and writes that it happened. */
export function takeLast(
  desk: OwnDesk,
  identity: DeviceIdentity,
  page: IngestedPage,
  { from, after, stream }: Place,
  held: Pick<HeldChain, 'epoch' | 'isBranch' | 'seq' | 'hash'>,
): void {
  const { journal } = desk.path;
  const current = { device: identity.deviceId, epoch: identity.epoch };
  const isCurrent = held.epoch === identity.epoch && !held.isBranch;
  // The tail of an epoch that this store has left already is a restore too: the witness saw it first. Of its own epoch all that is
  // held is the tail where this store has nothing of it.
  const isTail = !held.isBranch && stream.epoch === held.epoch && (from !== null || isCurrent);
  const reason: (typeof rewindReasons)[number] = isTail ? 'restored' : isCurrent ? 'forked' : 'elsewhere';
  const leftAt = (): Head =>
    sharedHead(current, from ?? current, Math.min(after.seq, journal.head(current).seq), journal.hashAt);
  const opening = isCurrent
    ? openingOf(desk, current, isTail ? held : leftAt(), isTail ? 'restored' : 'forked')
    : null;
  const isSaid = !isCurrent && desk.reads.sync.isRewindKnown({ ...current, epoch: held.epoch });
  const rewound = { reason, epoch: held.epoch, afterSeq: after.seq, toSeq: held.seq };
  desk.path.recoverPage(page, opening?.renewal ?? null, (tx) => {
    opening?.write(tx);
    if (!isSaid) tx.append(deviceRewound, { id: tx.newId(), ...rewound });
  });
}
