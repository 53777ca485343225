// After a restore of this device: pulls back what the province holds of a stream and goes on in a new epoch.

import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { Head, StreamKey } from '#core/journal/journal-store.ts';
import { parseJsonBytes } from '#core/leaves/wire/canonical.ts';
import { chainHash } from '#core/leaves/wire/chain.ts';
import { envelopeSchema } from '#core/leaves/wire/contract.ts';
import { openEpoch } from './open-epoch.ts';
import type { ProvinceClient } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';

type Parts = { readonly desk: SyncDesk; readonly client: ProvinceClient; readonly identity: DeviceIdentity };

/**
 * The province holds more than this store: takes the missing entries in (their private parts are lost) and, when it
 * was the current epoch, opens a new one from the restored head. False when the province could not be read to the end.
 */
export async function takeTailBack(parts: Parts, stream: StreamKey): Promise<boolean> {
  const { desk, client, identity } = parts;
  const held = await pullStream(client, identity.officeCode, stream);
  if (held === null) return false;
  const have = desk.path.journal.head(stream).seq;
  const common = lastCommon(desk, stream, held);
  if (common.seq < have) {
    // Worked on after the restore: the longer branch at the province is not the tail of ours.
    goOnFrom(parts, stream, common);
    return true;
  }
  const head = desk.path.ingest(
    stream,
    held.filter(({ seq }) => seq > have).map(({ bytes }) => ({ bytes })),
  );
  if (stream.epoch === identity.epoch) openEpoch(desk, stream, head, 'restored');
  return true;
}

/**
 * The province holds another branch: this stream gets no more entries, and the device goes on in a new epoch from the
 * last entry that both hold. Our own branch is kept here and, as far as it was sent, at the province.
 */
export async function leaveBranch(parts: Parts, stream: StreamKey): Promise<boolean> {
  const held = await pullStream(parts.client, parts.identity.officeCode, stream);
  if (held === null) return false;
  goOnFrom(parts, stream, lastCommon(parts.desk, stream, held));
  return true;
}

function goOnFrom({ desk, identity }: Parts, stream: StreamKey, common: Head): void {
  if (stream.epoch === identity.epoch) openEpoch(desk, stream, common, 'forked');
  else desk.reads.sync.noteFork(stream);
}

type HeldEntry = { readonly seq: number; readonly bytes: Uint8Array };

async function pullStream(
  client: ProvinceClient,
  office: string,
  stream: StreamKey,
): Promise<HeldEntry[] | null> {
  const held: HeldEntry[] = [];
  let after = 0;
  for (;;) {
    const page = await client.tail(office, after);
    if (page.kind !== 'answer') return null;
    for (const bytes of page.value.lines) {
      const envelope = envelopeSchema.parse(parseJsonBytes(bytes));
      if (envelope.device === stream.device && envelope.epoch === stream.epoch)
        held.push({ seq: envelope.seq, bytes });
    }
    if (!page.value.more || page.value.next <= after)
      return held.toSorted((left, right) => left.seq - right.seq);
    after = page.value.next;
  }
}

function lastCommon(desk: SyncDesk, stream: StreamKey, held: readonly HeldEntry[]): Head {
  const { journal } = desk.path;
  let common: Head = { seq: 0, hash: journal.startHash(stream) ?? '' };
  for (const { seq, bytes } of held) {
    const hash = chainHash(common.hash, bytes);
    if (seq !== common.seq + 1 || journal.entry(stream, seq)?.hash !== hash) break;
    common = { seq, hash };
  }
  return common;
}
