// What proves an image of the office: heads that each stream's own device signed. The PC that writes it signs its own and adds
// what it holds of the others; the one that takes it goes through every chain up to such a head before anybody signs in.

import { batchLimits } from '#core/foundation/wire/contract.ts';
import { headStatement, signStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import { createJournalStore, type StreamKey } from '#core/journal/log/journal-store.ts';
import { wrongKnowledge } from '#core/journal/verification/check-knowledge.ts';
import { type Begin, checkBegin, verifySegment } from '#core/journal/verification/verify-range.ts';
import { idOf } from '#core/replication/chains/chain.ts';
import { hasDensePlaces, hasEmptyStream, strayRows } from '#db/office-image.ts';
import type { Store } from '#db/open-store.ts';
import { checkStructure } from '#db/structure-check.ts';
import { chainsIn } from '../chains-here.ts';
import { measures } from '../contract.ts';
import { peersReads } from '../queries.ts';

/** What is wrong with an image: whose head is not signed, what does not hold, more chains than are taken, or its form, its pages or its structure are others. */
export type ImageFault =
  | 'unknown_device'
  | 'too_many'
  | 'not_signed'
  | 'chain'
  | 'stray'
  | 'form'
  | 'pages'
  | 'structure';
export type Proved =
  | { readonly kind: 'done'; readonly entries: number }
  | { readonly kind: 'refused'; readonly fault: ImageFault };

/** So many entries lie at most between two heads: what a batch to the province may hold, and no more. */
const between = batchLimits.entries;

/** A stream's last entry is not signed by its device as far as this PC knows: of that no image is given. */
export class HeadUnsignedError extends Error {
  override readonly name = 'HeadUnsignedError';
}

/**
 * Puts signed heads into an image: of each chain its last entry, and before it as many as whoever passes it on needs.
 * @param known signed heads that the store has
 * @returns how many entries the image has
 */
export function signHeads(
  image: Store,
  own: DeviceIdentity,
  known: Pick<ReturnType<typeof peersReads>, 'signedHeadAfter'>,
): number {
  const journal = createJournalStore(image.orm);
  const reads = peersReads(image.orm);
  let entries = 0;
  for (const { key, device, epoch, head, baseSeq } of chainsIn(journal)) {
    entries += head.seq - baseSeq;
    for (let seq = baseSeq; seq < head.seq; ) {
      const next =
        device === own.deviceId
          ? signedHere(journal, key, epoch, Math.min(seq + between, head.seq), own)
          : known.signedHeadAfter(key, seq, Math.min(between, head.seq - seq));
      if (next === null || next.seq > head.seq) throw new HeadUnsignedError(`${device} ${seq}`);
      reads.keepSignedHead(key, next);
      seq = next.seq;
    }
  }
  return entries;
}

function signedHere(
  journal: ReturnType<typeof createJournalStore>,
  key: StreamKey,
  epoch: string,
  seq: number,
  { deviceId, signingKey }: DeviceIdentity,
) {
  const hash = journal.hashAt(key, seq) ?? '';
  return { seq, hash, signature: signStatement(headStatement({ deviceId, epoch, seq, hash }), signingKey) };
}

/** Proves the structure of an image and every entry of it. `keys` are those of the office's devices, raw, base64url. */
export async function proveImage(
  image: Store,
  keys: ReadonlyMap<string, string>,
  told: (entries: number) => void,
): Promise<Proved> {
  // An index is copied as it is: where it misses a row, whoever looks by it does not find the row.
  if (checkStructure(image.sqlite).length > 0) return { kind: 'refused', fault: 'structure' };
  const journal = createJournalStore(image.orm);
  const heads = peersReads(image.orm);
  const streams = journal.streams();
  if (streams.length > keys.size * measures.chainsOfDevice) return { kind: 'refused', fault: 'too_many' };
  if (hasEmptyStream(image) || !streams.every((stream) => beginsSoundly(journal, stream)))
    return { kind: 'refused', fault: 'chain' };
  const placed = new Map(streams.map((stream) => [idOf(stream), stream.placedSeq]));
  const chainsOf = new Map<string, number>();
  let entries = 0;
  for (const chain of chainsIn(journal)) {
    const { key, device, epoch, baseSeq, startHash, head } = chain;
    const publicKey = keys.get(device);
    if (publicKey === undefined) return { kind: 'refused', fault: 'unknown_device' };
    // Entry by entry as many of them are taken as of any PC.
    const count = (chainsOf.get(device) ?? 0) + 1;
    chainsOf.set(device, count);
    if (count > measures.chainsOfDevice) return { kind: 'refused', fault: 'too_many' };
    for (let seq = baseSeq; seq < head.seq; ) {
      const signed = heads.signedHeadAfter(key, seq);
      if (signed === null || journal.hashAt(key, signed.seq) !== signed.hash)
        return { kind: 'refused', fault: 'not_signed' };
      const statement = headStatement({ deviceId: device, epoch, seq: signed.seq, hash: signed.hash });
      if (!statementHolds(statement, signed.signature, publicKey))
        return { kind: 'refused', fault: 'not_signed' };
      seq = signed.seq;
    }
    const placedSeq = placed.get(idOf(key)) ?? null;
    const whole = { ...key, wireEpoch: epoch, from: baseSeq + 1, to: null, previous: startHash, placedSeq };
    const before = entries;
    let read = 0;
    const tell = (more: number): void => {
      read += more;
      told(before + read);
    };
    const report = await verifySegment(journal, whole, [], tell, true);
    if (report.findings.length > 0 || report.next !== head.seq + 1)
      return { kind: 'refused', fault: 'chain' };
    entries += report.entries;
  }
  if (journal.count() !== entries || strayRows(image) || !hasDensePlaces(image))
    return { kind: 'refused', fault: 'stray' };
  // Who knew what is believed of nobody.
  if ((await wrongKnowledge(journal, image.sqlite)) !== null) return { kind: 'refused', fault: 'chain' };
  return { kind: 'done', entries };
}

/**
 * Whether a chain begins where it can. A branch has entries of its own, and contradicts the chain that it left at once: with
 * others, a chain could be cut into so many that its device's next one is beyond measure.
 */
function beginsSoundly(journal: ReturnType<typeof createJournalStore>, stream: Begin): boolean {
  if (checkBegin(journal, stream) !== null) return false;
  const { device, branchOf, baseSeq } = stream;
  if (branchOf === null) return true;
  const own = journal.hashAt(stream, baseSeq + 1);
  const others = journal.hashAt({ device, epoch: branchOf }, baseSeq + 1);
  return own !== undefined && others !== undefined && own !== others;
}
