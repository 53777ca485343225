// Stores the parts of a bundle, each as if it were sent. What one PC of the office wrote is no reason for the entries of the
// others to stay out: a part that is not taken is passed over, counted and told, as a batch is that a relay cannot send on.
import { readBatchPart } from '#core/foundation/wire/bundle.ts';
import { bundleParts } from '#core/foundation/wire/bundle-file.ts';
import { sha256Hex } from '#core/foundation/wire/chain.ts';
import type { SyncProblemCode } from '#core/foundation/wire/contract.ts';
import { batchSignatureHolds } from '#core/foundation/wire/signature.ts';
import type { Device } from '../devices/find-device.ts';
import { isDataError, SyncProblemError } from '../http/problems.ts';
import { type Alarm, raiseAlarms } from '../store/alarms.ts';
import type { Store } from '../store/store.ts';
import { partiesOf } from './prove-batch.ts';
import { readBatch } from './read-batch.ts';
import { storeBatch } from './store-batch.ts';

type Carried = NonNullable<ReturnType<typeof readBatchPart>>;

/** Parts that brought a branch, that wait for what is not here yet, and that are not taken as they are. */
export type PartCounts = { readonly branches: number; readonly waiting: number; readonly refused: number };

/** What is refused of a part for what is in it; anything else is the province's own, and ends the whole. */
const refusals: ReadonlySet<SyncProblemCode> = new Set([
  'MALFORMED',
  'BAD_SIGNATURE',
  'TOO_LARGE',
  'CHAIN_BROKEN',
]);

/**
 * Proves that the PC that wrote the bundle sends each of its batches: nobody else can bring one in its name.
 * @throws SyncProblemError BAD_SIGNATURE
 */
export async function checkSender(file: string, sender: Device): Promise<void> {
  for await (const part of bundleParts(file)) {
    const carried = readBatchPart(part);
    if (carried === null) continue;
    const { facts, body } = carried;
    const signed = { ...facts, bodySha256: sha256Hex(body) };
    const isBySender =
      (facts.relay ?? facts.deviceId) === sender.id &&
      batchSignatureHolds(signed, facts.signature, sender.publicKey);
    if (!isBySender)
      throw new SyncProblemError(
        'BAD_SIGNATURE',
        'A batch of the bundle is not sent by the PC that wrote it.',
      );
  }
}

/**
 * Stores what can be stored of a bundle whose sender was proved. Batches of a PC that becomes known by another batch, those
 * after a gap and those of an epoch that begins from what comes later in the bundle are tried again when more is there. After
 * a part that is refused the further ones of its stream wait, and an alarm names its PC.
 */
export async function storeParts(store: Store, file: string, sender: Device, now: Date): Promise<PartCounts> {
  const refused = new Set<number>();
  const stopped = new Set<string>();
  for (let last = Number.POSITIVE_INFINITY; ; ) {
    const counts = { stored: 0, branch: 0, waiting: 0 };
    let place = 0;
    for await (const part of bundleParts(file)) {
      place += 1;
      if (refused.has(place)) continue;
      const carried = readBatchPart(part);
      const isStopped = carried !== null && stopped.has(streamOf(carried));
      const outcome = isStopped ? 'waiting' : await storePart(store, carried, sender, now);
      if (outcome !== 'refused') {
        counts[outcome] += 1;
        continue;
      }
      refused.add(place);
      if (carried !== null) stopped.add(streamOf(carried));
      await raiseAlarms(store, [alarmOf(carried, sender)], now);
    }
    const { branch: branches, waiting } = counts;
    if (waiting === 0 || waiting >= last) return { branches, waiting, refused: refused.size };
    last = waiting;
  }
}

const streamOf = ({ facts }: Carried): string => `${facts.deviceId}:${facts.epoch}`;

/** By the place of the part in its stream, so that what is carried again raises nothing more; of no batch it names the sender. */
function alarmOf(carried: Carried | null, sender: Device): Alarm {
  const common = { office: sender.office, kind: 'refused' } as const;
  if (carried === null) return { ...common, device: sender.id, key: `${sender.id}:part`, seq: null };
  const { deviceId: device, from: seq } = carried.facts;
  return { ...common, device, key: `${streamOf(carried)}:${seq}`, seq };
}

async function storePart(
  store: Store,
  carried: Carried | null,
  sender: Device,
  now: Date,
): Promise<'stored' | 'branch' | 'waiting' | 'refused'> {
  if (carried === null) return 'refused';
  const { facts, body } = carried;
  try {
    const parties = await partiesOf(store, facts.deviceId, facts.relay ?? undefined);
    const batch = await readBatch({ ...facts, body }, parties);
    const { deviceId, epoch } = facts;
    const place = { deviceId, epoch, office: parties.stream.office, senderId: sender.id };
    const outcome = await storeBatch(store, place, batch, now);
    if (outcome.kind === 'gap' || (outcome.kind === 'chain_broken' && outcome.isStart)) return 'waiting';
    return outcome.kind === 'stored' ? 'stored' : 'branch';
  } catch (error) {
    if (isDataError(error)) return 'refused';
    if (!(error instanceof SyncProblemError)) throw error;
    if (error.code === 'UNKNOWN_DEVICE') return 'waiting';
    if (refusals.has(error.code)) return 'refused';
    throw error;
  }
}
