// Makes a signed batch of a stream's next entries: their exact bytes, one a line, compressed (design.md §6).
import { zstdCompressSync } from 'node:zlib';
import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { JournalStore, StreamKey } from '#core/journal/journal-store.ts';
import { sha256Hex } from '#core/leaves/wire/chain.ts';
import { batchLimits } from '#core/leaves/wire/contract.ts';
import { signBatch } from '#core/leaves/wire/signature.ts';
import type { SignedBatch } from './province-client.ts';

const newline = Buffer.from('\n');

/** The next batch after `afterSeq` with at most `size` entries, or null when there is none. */
export function makeBatch(
  journal: JournalStore,
  stream: StreamKey,
  identity: DeviceIdentity,
  afterSeq: number,
  size: number,
): SignedBatch | null {
  const rows = journal.entriesAfter(stream, afterSeq, Math.min(size, batchLimits.entries));
  const lines: Uint8Array[] = [];
  let bytes = 0;
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    bytes += row.bytes.length + 1;
    if (bytes > batchLimits.decompressedBytes && last !== undefined) break;
    lines.push(row.bytes, newline);
    last = row;
  }
  if (last === undefined) return null;
  const prev = afterSeq === 0 ? journal.startHash(stream) : journal.entry(stream, afterSeq)?.hash;
  if (prev === undefined) throw new RangeError(`no entry ${afterSeq} in ${stream.device}/${stream.epoch}`);
  const body = zstdCompressSync(Buffer.concat(lines));
  const facts = {
    deviceId: stream.device,
    epoch: stream.epoch,
    from: afterSeq + 1,
    to: last.seq,
    prev,
    head: last.hash,
  };
  const signature = signBatch({ ...facts, bodySha256: sha256Hex(body) }, identity.signingKey);
  return { ...facts, signature, encoding: 'zstd', body };
}
