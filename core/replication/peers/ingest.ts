// Ingests a batch of another PC in one transaction: proved by its device's signature and put where it belongs. What contradicts a
// chain here is kept beside it as a branch. Own entries that this PC lacks were written before a restore or by a copy of its disk:
// they count, and this PC continues in a new epoch.

import { chainHash } from '#core/foundation/wire/chain.ts';
import type { SignedHead } from '#core/foundation/wire/contract.ts';
import { shortHash } from '#core/foundation/wire/short-names.ts';
import { headStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import { ChainError, type IngestedEntry, UnsendableError } from '#core/journal/log/write-path.ts';
import { type Chain, idOf } from '#core/replication/chains/chain.ts';
import { type Place, placeOf, takeLast } from '#core/replication/sync/recover-own-entries.ts';
import { chainsIn } from './chains-here.ts';
import { measures, type PeerBatch } from './contract.ts';
import { ingestPrivate } from './missing-private.ts';
import type { PeersDesk } from './peers-desk.ts';

export type IngestedBatch =
  | { readonly kind: 'held'; readonly head: Head; readonly fresh: number; readonly completed: number }
  | {
      readonly kind: 'not_taken';
      readonly why: 'unknown_device' | 'gap' | 'not_sound';
      /** The chain's own device signed what is never taken: nobody waits for the rest of it. */
      readonly isForGood: boolean;
    };

/** From where on this PC's own entries came back, by chain, until the last of them is here. */
export type Returning = Map<string, Place>;

const refused = (why: 'unknown_device' | 'gap' | 'not_sound', isForGood = false): IngestedBatch => ({
  kind: 'not_taken',
  why,
  isForGood,
});

/** Takes in what of the batch is not here yet; answers after COMMIT. */
export function ingestBatch(desk: PeersDesk, batch: PeerBatch, returning: Returning): IngestedBatch {
  const { stream, startHash, from, prev, entries, head, between = [] } = batch;
  const { journal } = desk.path;
  const author = desk.reads.peers.known().find((member) => member.deviceId === stream.device);
  if (author === undefined) return refused('unknown_device');
  const lines = entries.map(({ bytes }) => Buffer.from(bytes, 'base64'));
  const hashes: string[] = [];
  for (const line of lines) hashes.push(chainHash(hashes.at(-1) ?? prev, line));
  const isSigned = ({ seq, hash, signature }: SignedHead): boolean =>
    hash === hashes[seq - from] &&
    statementHolds(
      headStatement({ deviceId: stream.device, epoch: stream.epoch, seq, hash }),
      signature,
      author.publicKey,
    );
  const isSound = head.seq === from + entries.length - 1 && [...between, head].every(isSigned);
  if (!isSound) return refused('not_sound');

  const chains = chainsIn(journal).filter(
    ({ device, epoch }) => device === stream.device && epoch === stream.epoch,
  );
  const holderOf = ({ seq, hash }: Head): Chain | undefined =>
    chains.find(({ key }) => journal.hashAt(key, seq) === hash);
  let before: Head = { seq: from - 1, hash: prev };
  let holder = holderOf(before);
  if (holder === undefined && (chains.length > 0 || from !== 1)) return refused('gap');
  if (chains.length === 0 && prev !== startHash) return refused('not_sound');
  let known = 0;
  for (const hash of hashes) {
    const next = { seq: before.seq + 1, hash };
    const also = holderOf(next);
    if (also === undefined) break;
    [before, holder] = [next, also];
    known += 1;
  }
  // Entries that were here without their private part.
  const completed = ingestPrivate(desk, batch, known, hashes, chains);
  const firstHash = hashes[known];
  if (firstHash === undefined) {
    if (holder !== undefined) keepHeads(desk, holder.key, batch, holder.baseSeq);
    return { kind: 'held', head: { seq: head.seq, hash: head.hash }, fresh: 0, completed };
  }
  const first = { seq: before.seq + 1, hash: firstHash };
  const place = placeOf(journal, stream, holder?.key ?? null, { before, first }, startHash);
  const shortOf = (seq: number): string | undefined => {
    const hash = hashes[seq - from];
    return hash === undefined ? undefined : shortHash(hash);
  };
  // One that a PC of the office names is taken however many there are: who named it would wait for ever.
  if (
    place.begins !== null &&
    isBeyondMeasure(desk, stream) &&
    !desk.path.isAwaited(stream, first.seq, shortOf)
  )
    return refused('gap', true);
  const fresh = entries.slice(known).map(({ private: kept }, index): IngestedEntry => {
    const bytes = lines[known + index] ?? Buffer.alloc(0);
    if (kept === undefined) return { bytes };
    const part = { salt: Buffer.from(kept.salt, 'base64'), bytes: Buffer.from(kept.bytes, 'base64') };
    return { bytes, private: part };
  });
  try {
    put(desk, batch, place, fresh, returning);
  } catch (error) {
    if (!(error instanceof ChainError)) throw error;
    return refused('not_sound', error instanceof UnsendableError);
  }
  return { kind: 'held', head: { seq: head.seq, hash: head.hash }, fresh: fresh.length, completed };
}

/** No PC is restored so often. Its own entries a PC always recovers. */
function isBeyondMeasure(desk: PeersDesk, { device, epoch }: StreamKey): boolean {
  if (desk.identity()?.deviceId === device) return false;
  const chains = chainsIn(desk.path.journal).filter((chain) => chain.device === device);
  const ofEpoch = chains.filter((chain) => chain.epoch === epoch);
  return chains.length >= measures.chainsOfDevice || ofEpoch.length >= measures.chainsOfEpoch;
}

function put(
  desk: PeersDesk,
  batch: PeerBatch,
  place: Place,
  entries: readonly IngestedEntry[],
  returning: Returning,
): void {
  const { stream, head, more } = batch;
  const page = { stream: place.stream, begins: place.begins, entries };
  const identity = desk.identity();
  if (identity?.deviceId !== stream.device) {
    desk.path.recoverPage(page, null, null, () => keepHeads(desk, place.stream, batch, place.after.seq));
    return;
  }
  const whole = returning.get(idOf(place.stream)) ?? place;
  if (more) {
    desk.path.recoverPage(page, null, null);
    returning.set(idOf(place.stream), whole);
    return;
  }
  const held = { epoch: stream.epoch, isBranch: false, seq: head.seq, hash: head.hash };
  takeLast(desk, identity, page, whole, held);
  returning.delete(idOf(place.stream));
}

/** With them this PC passes the entries on; what is its own it signs itself. */
function keepHeads(
  desk: PeersDesk,
  stream: StreamKey,
  { stream: { device }, head, between = [] }: PeerBatch,
  after: number,
): void {
  if (device === desk.identity()?.deviceId) return;
  for (const signed of [...between, head])
    if (signed.seq > after) desk.reads.peers.keepSignedHead(stream, signed);
}
