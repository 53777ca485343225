// The next entries of a chain for a PC that lacks them, up to a head that the chain's own device signed.
import type { Head, JournalStore, StoredEntry, StreamKey } from '#core/journal/journal-store.ts';
import type { SignedHead } from '#core/leaves/wire/contract.ts';
import { headStatement, signStatement } from '#core/leaves/wire/signed-statements.ts';
import { linkLimits, type PeerBatch } from './contract.ts';
import type { Chain } from './holdings.ts';
import type { PeersDesk } from './peers-desk.ts';

/** What follows `held` on a chain. Null when there is nothing, or when no signed head is at hand. */
export function nextBatch(desk: PeersDesk, chain: Chain, held: Head): PeerBatch | null {
  const { journal } = desk.path;
  const { key: stream, device, epoch } = chain;
  const after = held.seq;
  // What is before a branch belongs to the chain that it left, which goes first.
  if (after < chain.baseSeq) return null;
  const isOwn = desk.identity()?.deviceId === device;
  const limit = isOwn ? linkLimits.entries : linkLimits.entriesPassedOn;
  const signed = isOwn ? null : desk.reads.peers.signedHeadAfter(stream, after);
  const last = isOwn ? after + limit : (signed?.seq ?? after);
  const rows = withinBytes(
    journal,
    stream,
    journal.entriesAfter(stream, after, Math.min(limit, last - after)),
    isOwn,
  );
  const end = rows.at(-1);
  if (end === undefined || (signed !== null && end.seq !== signed.seq)) return null;
  const kept = journal.privatePartsBetween(stream, after + 1, end.seq);
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
    more: journal.head(stream).seq > end.seq,
  };
}

/** The first entries whose bytes and private parts fit into a batch, at least one; what is passed on is as it came. */
function withinBytes(
  journal: JournalStore,
  stream: StreamKey,
  rows: readonly StoredEntry[],
  isOwn: boolean,
): readonly StoredEntry[] {
  const [first] = rows;
  const end = rows.at(-1);
  if (!isOwn || first === undefined || end === undefined) return rows;
  const sizes = journal.privateSizesBetween(stream, first.seq, end.seq);
  let bytes = 0;
  const tooMany = rows.findIndex((row, index) => {
    bytes += row.bytes.length + (sizes.get(row.seq) ?? 0);
    return index > 0 && bytes > linkLimits.batchBytes;
  });
  return tooMany === -1 ? rows : rows.slice(0, tooMany);
}

function ownHead(desk: PeersDesk, { device, epoch }: StreamKey, { seq, hash }: Head): SignedHead {
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is not set up');
  const statement = headStatement({ deviceId: device, epoch, seq, hash });
  return { seq, hash, signature: signStatement(statement, identity.signingKey) };
}
