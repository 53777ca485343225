// Writes what the other side lacks into a file that is carried (design.md §6). For the province: the signed batches that it
// has not acknowledged, as they would be sent, without private parts. For the office: the batches that some other PC lacks,
// with private parts, sealed to the PCs that belong to the office now; and what this PC holds, as its acknowledgement.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { batchPart } from '#core/foundation/wire/bundle.ts';
import { writeBundle } from '#core/foundation/wire/bundle-file.ts';
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Head } from '#core/journal/log/journal-store.ts';
import { type Chain, startOf } from '#core/replication/chains/chain.ts';
import { nothingKnown, reachOf, withHeads } from '#core/replication/chains/knowledge.ts';
import { lowestFirst } from '#core/replication/chains/lowest-first.ts';
import { makeBatch } from '#core/replication/sync/make-batch.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import { hereOf, wholeHeadsIn } from '../chains-here.ts';
import { type BundleWritten, type Carrying, measures, type PeerMessage } from '../contract.ts';
import { nextBatch } from '../next-batch.ts';
import type { PeersDesk } from '../peers-desk.ts';
import { attestationsToCarry } from '../province-attestation.ts';
import { bundleEnding } from './places.ts';
import { isSealable, sealKey, sealPart } from './seal.ts';

export type BundleDesk = PeersDesk & {
  readonly reads: { readonly sync: Pick<SyncStore, 'province' | 'isRewindKnown' | 'ownStreams'> };
};

const compress = promisify(zstdCompress);

/**
 * Writes a bundle into a folder (N30).
 * @throws OFFICE_NOT_SET_UP, INPUT_INVALID, NOT_ENROLLED, BUNDLE_NOT_NEEDED, BUNDLE_NOT_WRITTEN
 */
export async function bundleOut(
  desk: BundleDesk,
  recipient: 'province' | 'office',
  dir: string,
  tell: (now: Carrying) => void = () => undefined,
): Promise<BundleWritten> {
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  if (!path.isAbsolute(dir)) throw refusal('INPUT_INVALID', { fields: ['dir'] });
  const madeAt = desk.machine.now();
  const stamp = madeAt.replaceAll(/[:.]/g, '-');
  const name = `pishkhan-${identity.officeCode}-${recipient}-${identity.deskNumber}-${stamp}${bundleEnding}`;
  const counted: Counted = {
    entries: 0,
    of: 0,
    add(entries) {
      counted.entries += entries;
      // What is committed meanwhile goes as well.
      counted.of = Math.max(counted.of, counted.entries);
      tell({ step: 'write', done: counted.entries, of: counted.of });
    },
  };
  const made =
    recipient === 'province'
      ? forProvince(desk, identity, counted)
      : await forOffice(desk, identity, counted);
  const common = { version: 1, office: identity.officeCode, from: identity.deviceId, madeAt };
  try {
    await writeBundle(
      path.join(dir, name),
      { kind: recipient, ...common, ...made.header },
      made.parts,
      (text) => signStatement(text, identity.signingKey),
    );
  } catch (error) {
    // The system's own word: no such folder, no right, no room, pulled out.
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    desk.log(`a bundle could not be written: ${String(error)}`);
    throw refusal('BUNDLE_NOT_WRITTEN', {});
  }
  return { name, entries: counted.entries };
}

/** Entries that were written, and those that are to be. */
type Counted = { entries: number; of: number; add(entries: number): void };
/** A chain, and what of it is in the bundle already. */
type Sent = { readonly chain: Chain; after: Head };
type Made = { readonly header: object; readonly parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array> };

/** What the province lacks, without private parts (N32). */
function forProvince(desk: BundleDesk, identity: DeviceIdentity, counted: Counted): Made {
  if (desk.reads.sync.province() === null) throw refusal('NOT_ENROLLED', {});
  const { journal } = desk.path;
  const devices = new Set([identity.deviceId, ...desk.reads.peers.known().map(({ deviceId }) => deviceId)]);
  const chains = [...devices].flatMap((deviceId) => desk.reads.sync.ownStreams(deviceId));
  const next = (chain: (typeof chains)[number], after: number) => {
    const isOwn = chain.device === identity.deviceId;
    if (isOwn) return makeBatch(journal, chain, identity, after, batchLimits.entries);
    // Up to the next signed head where as many as may go are too large together.
    for (const most of [batchLimits.entries, 1]) {
      const signed = desk.reads.peers.signedHeadAfter(chain, after, most);
      const batch = signed === null ? null : makeBatch(journal, chain, identity, after, most, signed);
      if (batch !== null) return batch;
    }
    return null;
  };
  const begins = ({ ackedSeq, baseSeq }: (typeof chains)[number]): number => Math.max(ackedSeq, baseSeq);
  if (chains.every((chain) => next(chain, begins(chain)) === null)) throw refusal('BUNDLE_NOT_NEEDED', {});
  for (const chain of chains) counted.of += Math.max(0, journal.head(chain).seq - begins(chain));
  function* parts(): Generator<Uint8Array> {
    for (const chain of chains) {
      for (let batch = next(chain, begins(chain)); batch !== null; batch = next(chain, batch.to)) {
        const { stream, body, ...facts } = batch;
        counted.add(batch.to - batch.from + 1);
        yield batchPart({ deviceId: stream.device, epoch: stream.epoch, ...facts }, body);
      }
    }
  }
  return { header: {}, parts: parts() };
}

async function forOffice(desk: BundleDesk, identity: DeviceIdentity, counted: Counted): Promise<Made> {
  const others = desk.reads.peers
    .members()
    .filter(
      ({ deviceId, publicKey, isRemoved }) =>
        !isRemoved && deviceId !== identity.deviceId && isSealable(publicKey),
    )
    .slice(0, measures.members);
  if (others.length === 0) throw refusal('BUNDLE_NOT_NEEDED', {});
  const { journal } = desk.path;
  const chainsHere = hereOf(journal);
  const { chains } = chainsHere;
  const held = others.map(({ deviceId }) =>
    withHeads(nothingKnown, desk.reads.peers.peerHeads(deviceId), chainsHere, measures),
  );
  /** What every other PC holds of a chain, as far as it said so here. */
  const everywhere = (chain: Chain): Head => {
    const start = startOf(chain, journal.hashAt);
    const reaches = held.map((theirs) => reachOf(theirs, chain, chainsHere) ?? start);
    const least = reaches.reduce((one, other) => (other.seq < one.seq ? other : one));
    // What is before a branch goes with the chain that it left.
    return least.seq < chain.baseSeq
      ? { seq: chain.baseSeq, hash: journal.hashAt(chain.key, chain.baseSeq) ?? '' }
      : least;
  };
  for (const chain of chains) counted.of += Math.max(0, chain.head.seq - everywhere(chain).seq);
  const key = randomBytes(32);
  const sealed = async (message: PeerMessage): Promise<Uint8Array> =>
    sealPart(await compress(Buffer.from(JSON.stringify(message), 'utf8')), key);
  async function* parts(): AsyncGenerator<Uint8Array> {
    const left = chains.map((chain): Sent => ({ chain, after: everywhere(chain) }));
    for (;;) {
      const [sent] = lowestFirst(journal, left);
      if (sent === undefined) break;
      const batch = nextBatch(desk, sent.chain, sent.after);
      if (batch === null) {
        left.splice(left.indexOf(sent), 1);
        continue;
      }
      counted.add(batch.entries.length);
      yield await sealed(batch);
      sent.after = { seq: batch.head.seq, hash: batch.head.hash };
    }
    // What the province signed that it holds, so that the third mark is true also where only bundles come.
    for (const word of attestationsToCarry(desk)) yield await sealed(word);
  }
  const whole = wholeHeadsIn(journal);
  const heads = whole.heads.slice(0, measures.heads);
  const lacks = whole.lacks.slice(0, measures.heads);
  const said = lacks.length === 0 ? { heads } : { heads, lacks };
  return { header: { ...said, key: await sealKey(key, others) }, parts: parts() };
}
