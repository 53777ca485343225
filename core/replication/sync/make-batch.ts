// Makes a signed batch of a chain's next entries: their exact bytes, one a line, compressed (design.md §6).
import { zstdCompressSync } from 'node:zlib';
import { sha256Hex } from '#core/foundation/wire/chain.ts';
import { batchLimits, type SignedHead } from '#core/foundation/wire/contract.ts';
import { signBatch } from '#core/foundation/wire/signature.ts';
import { headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { JournalStore, StreamKey } from '#core/journal/log/journal-store.ts';
import type { SignedBatch } from './province-client.ts';

const newline = Buffer.from('\n');

/**
 * The next batch after `afterSeq` with at most `size` entries, or null when there is none there: nothing follows, or the
 * entries before a branch are not its own to send.
 */
export function makeBatch(
  journal: JournalStore,
  chain: StreamKey,
  identity: DeviceIdentity,
  afterSeq: number,
  size: number,
  /** The head at which it must end, when the stream is another device's. */
  signed: SignedHead | null = null,
): SignedBatch | null {
  const most = signed === null ? size : signed.seq - afterSeq;
  if (most > batchLimits.entries && signed !== null) return null;
  const rows = journal.entriesAfter(chain, afterSeq, Math.min(most, batchLimits.entries));
  if (rows[0]?.seq !== afterSeq + 1) return null;
  const lines: Uint8Array[] = [];
  let bytes = 0;
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    bytes += row.bytes.length + 1;
    if (bytes > batchLimits.decompressedBytes && last !== undefined) break;
    lines.push(row.bytes, newline);
    last = row;
  }
  const prev = journal.hashAt(chain, afterSeq);
  if (last === undefined || prev === undefined || (signed !== null && last.seq !== signed.seq)) return null;
  const body = zstdCompressSync(Buffer.concat(lines));
  // What does not become smaller: fewer at once, where the batch may end at any entry.
  const count = last.seq - afterSeq;
  if (body.length > batchLimits.sentBytes && (signed !== null || count > 1))
    return signed === null ? makeBatch(journal, chain, identity, afterSeq, Math.floor(count / 2)) : null;
  const { device, epoch } = { device: chain.device, epoch: journal.wireEpoch(chain) };
  const range = { from: afterSeq + 1, to: last.seq, prev, head: last.hash };
  const facts = { deviceId: device, epoch, ...range, bodySha256: sha256Hex(body) };
  const head = { deviceId: device, epoch, seq: last.seq, hash: last.hash };
  return {
    stream: { device, epoch },
    ...range,
    signature: signBatch(facts, identity.signingKey),
    headSignature: signed?.signature ?? signStatement(headStatement(head), identity.signingKey),
    relay: signed === null ? null : identity.deviceId,
    encoding: 'zstd',
    body,
  };
}
