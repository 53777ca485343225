// Reads a batch without touching the store: signature first, then size, lines, envelopes and the chain.
// Nothing that is read here depends on what an entry means.
import { chainHash, sha256Hex } from '#core/foundation/wire/chain.ts';
import { batchLimits, type Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { batchSignatureHolds } from '#core/foundation/wire/signature.ts';
import { headStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { SyncProblemError } from '../http/problems.ts';
import { decompressBody } from './decompress.ts';

export type SentBatch = {
  deviceId: string;
  epoch: string;
  from: number;
  to: number;
  /** Chain hash before `from` and at `to`, hex. */
  prev: string;
  head: string;
  signature: string;
  /** The stream's device's own signature over the head; a relay must bring it. */
  headSignature: string | undefined;
  encoding: string;
  body: Buffer;
};

/** An entry whose envelope is sound and whose place in the batch's chain is known. */
export type ReadEntry = {
  seq: number;
  hash: string;
  prev: string;
  /** Place of its exact bytes in `ReadBatch.bytes`. */
  start: number;
  length: number;
  envelope: Envelope;
  /** False when the bytes are not the canonical form of what they say: stored, but not understood. */
  canonical: boolean;
};

export type ReadBatch = {
  from: number;
  to: number;
  prev: string;
  bytes: Buffer;
  entries: ReadEntry[];
  /** Over the last entry, by the stream's device; it held. */
  headSignature: string | null;
};

/** Whose entries they are, and who sends them: the same device, or another one of its office that relays them. */
export type BatchParties = {
  stream: { id: string; publicKey: string; office: string };
  sender: { id: string; publicKey: string; office: string };
};

const newline = 0x0a;

/**
 * Verifies and reads a batch. A relay vouches for nothing: the batch must end at a head that the stream's device signed
 * (N3).
 * @throws SyncProblemError BAD_SIGNATURE, TOO_LARGE, MALFORMED {seq} or CHAIN_BROKEN {seq}.
 */
export async function readBatch(sent: SentBatch, { stream, sender }: BatchParties): Promise<ReadBatch> {
  const facts = { ...sent, bodySha256: sha256Hex(sent.body) };
  if (!batchSignatureHolds(facts, sent.signature, sender.publicKey)) {
    throw new SyncProblemError('BAD_SIGNATURE', "The signature is not the sender's over this batch.");
  }
  if (!headSignatureHolds(sent, stream.publicKey, sender.id !== stream.id)) {
    throw new SyncProblemError('BAD_SIGNATURE', "The head is not signed by the stream's device.");
  }
  const count = sent.to - sent.from + 1;
  if (count < 1) throw new SyncProblemError('MALFORMED', 'Batch-Range is empty.');
  if (count > batchLimits.entries) {
    throw new SyncProblemError('TOO_LARGE', `A batch has at most ${batchLimits.entries} entries.`);
  }
  const bytes = await decompressBody(sent.body, sent.encoding);
  const lines = lineRanges(bytes);
  if (lines.length !== count) {
    throw new SyncProblemError(
      'MALFORMED',
      `Batch-Range names ${count} entries, the body has ${lines.length}.`,
    );
  }
  const entries: ReadEntry[] = [];
  let prev = sent.prev;
  for (const [index, { start, length }] of lines.entries()) {
    const seq = sent.from + index;
    const line = bytes.subarray(start, start + length);
    const read = readEntry(line);
    if (typeof read === 'string') throw new SyncProblemError('MALFORMED', read, { seq });
    const { envelope, canonical } = read;
    if (
      envelope.device !== sent.deviceId ||
      envelope.epoch !== sent.epoch ||
      envelope.office !== stream.office ||
      envelope.seq !== seq
    ) {
      throw new SyncProblemError('MALFORMED', 'The entry belongs to another stream or place.', { seq });
    }
    const hash = chainHash(prev, line);
    entries.push({ seq, hash, prev, start, length, envelope, canonical });
    prev = hash;
  }
  if (prev !== sent.head) {
    throw new SyncProblemError('CHAIN_BROKEN', 'Batch-Head is not the hash of these entries.', {
      seq: sent.to,
    });
  }
  const { from, to, headSignature = null } = sent;
  return { from, to, prev: sent.prev, bytes, entries, headSignature };
}

function headSignatureHolds(sent: SentBatch, publicKey: string, isNeeded: boolean): boolean {
  const { deviceId, epoch, to, head, headSignature } = sent;
  if (headSignature === undefined) return !isNeeded;
  return statementHolds(headStatement({ deviceId, epoch, seq: to, hash: head }), headSignature, publicKey);
}

/** Where each line is; the last one may or may not end with a newline. */
function lineRanges(bytes: Buffer): { start: number; length: number }[] {
  const ranges = [];
  let start = 0;
  while (start < bytes.length && ranges.length <= batchLimits.entries) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    ranges.push({ start, length: end - start });
    start = end + 1;
  }
  return ranges;
}
