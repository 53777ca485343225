// The next entries of a chain for a PC that lacks them, up to a head that the chain's own device signed.

import { batchLimits, type SignedHead } from '#core/foundation/wire/contract.ts';
import { headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { Head, JournalStore, StoredEntry, StreamKey } from '#core/journal/log/journal-store.ts';
import type { Chain } from '#core/replication/chains/chain.ts';
import { linkLimits, type PeerBatch } from './contract.ts';
import type { PeersDesk } from './peers-desk.ts';

/** What follows `held` on a chain, about so many entries. Null when there is nothing, or when no signed head is at hand. */
export function nextBatch(
  desk: PeersDesk,
  chain: Chain,
  held: Head,
  entries: number = linkLimits.entriesAtFirst,
): PeerBatch | null {
  const { journal } = desk.path;
  const { key: stream, device, epoch } = chain;
  const after = held.seq;
  // What is before a branch belongs to the chain that it left, which goes first.
  if (after < chain.baseSeq) return null;
  const isOwn = desk.identity()?.deviceId === device;
  const { rows, signed } = isOwn
    ? {
        rows: withinBytes(journal, stream, journal.entriesAfter(stream, after, entries)),
        signed: null,
      }
    : upToSignedHead(desk, stream, after, entries);
  const end = rows.at(-1);
  if (end === undefined) return null;
  const kept = journal.privatePartsBetween(stream, after + 1, end.seq);
  const nextHead = (seq: number): SignedHead | null =>
    isOwn
      ? ownHead(desk, { device, epoch }, { seq, hash: journal.hashAt(stream, seq) ?? '' })
      : desk.reads.peers.signedHeadAfter(stream, seq - batchLimits.entries, batchLimits.entries);
  const between = headsBetween(nextHead, after, end.seq);
  return {
    kind: 'batch',
    stream: { device, epoch },
    startHash: journal.hashAt(stream, 0) ?? chain.startHash,
    from: after + 1,
    prev: held.hash,
    entries: rows.map(({ seq, bytes }) => {
      const part = kept.get(seq);
      const line = bytes.toString('base64');
      if (part?.bytes == null) return { bytes: line };
      const { salt } = part;
      return {
        bytes: line,
        private: { salt: salt.toString('base64'), bytes: part.bytes.toString('base64') },
      };
    }),
    head: signed ?? ownHead(desk, { device, epoch }, end),
    ...(between.length === 0 ? {} : { between }),
    more: journal.head(stream).seq > end.seq,
  };
}

/** Heads after one number and before another one: whoever relays them sends no more at once than the province takes. */
function headsBetween(
  lastWithin: (seq: number) => SignedHead | null,
  after: number,
  end: number,
): SignedHead[] {
  const heads: SignedHead[] = [];
  for (let seq = after; end - seq > batchLimits.entries; ) {
    const head = lastWithin(seq + batchLimits.entries);
    if (head === null || head.seq >= end) break;
    heads.push(head);
    seq = head.seq;
  }
  return heads;
}

/** As many as fit into a batch and end at a head that the stream's device signed; up to the next such head where fewer do. */
function upToSignedHead(
  desk: PeersDesk,
  stream: StreamKey,
  after: number,
  entries: number,
): { readonly rows: readonly StoredEntry[]; readonly signed: SignedHead | null } {
  const { journal } = desk.path;
  const headOf = (most: number): SignedHead | null => desk.reads.peers.signedHeadAfter(stream, after, most);
  const farthest = headOf(entries);
  const most = Math.min((farthest?.seq ?? after) - after, linkLimits.entriesRelayed);
  const all = journal.entriesAfter(stream, after, most);
  const fitting = withinBytes(journal, stream, all);
  const signed = fitting.length < all.length ? headOf(fitting.length) : farthest;
  const rows = signed === null ? [] : all.slice(0, signed.seq - after);
  return rows.at(-1)?.seq === signed?.seq ? { rows, signed } : { rows: [], signed: null };
}

/** The first entries whose bytes and private parts fit into a batch, at least one. */
function withinBytes(
  journal: JournalStore,
  stream: StreamKey,
  rows: readonly StoredEntry[],
): readonly StoredEntry[] {
  const [first] = rows;
  const end = rows.at(-1);
  if (first === undefined || end === undefined) return rows;
  const sizes = journal.privateSizesBetween(stream, first.seq, end.seq);
  let bytes = 0;
  const tooMany = rows.findIndex((row, index) => {
    bytes += row.bytes.length + (sizes.get(row.seq) ?? 0);
    return index > 0 && bytes > linkLimits.batchBytes;
  });
  return tooMany === -1 ? rows : rows.slice(0, tooMany);
}

/**
 * What this PC signed last: of one commit every link asks for the same head. The signature follows from the head alone, so it is
 * no state of the office and goes with the journal.
 */
const lastSigned = new WeakMap<JournalStore, StreamKey & SignedHead>();

function ownHead(desk: PeersDesk, { device, epoch }: StreamKey, { seq, hash }: Head): SignedHead {
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is not set up');
  const last = lastSigned.get(desk.path.journal);
  if (last?.device === device && last.epoch === epoch && last.seq === seq && last.hash === hash)
    return { seq, hash, signature: last.signature };
  const statement = headStatement({ deviceId: device, epoch, seq, hash });
  const signed = { device, epoch, seq, hash, signature: signStatement(statement, identity.signingKey) };
  lastSigned.set(desk.path.journal, signed);
  return { seq, hash, signature: signed.signature };
}
