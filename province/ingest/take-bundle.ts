// Takes in what was carried here from an office without a network, and writes the answer that is carried back. The bundle is
// read through and its sender proved before anything is stored; each batch goes the way of those that are sent.
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { provinceBundleHeaderSchema, readBatchPart } from '#core/leaves/wire/bundle.ts';
import {
  BundleError,
  type BundleFile,
  bundleParts,
  bundleStatement,
  readBundle,
  writeBundle,
} from '#core/leaves/wire/bundle-file.ts';
import { signStatement, statementHolds } from '#core/leaves/wire/signed-statements.ts';
import { type Device, enrolledDevice } from '../devices/find-device.ts';
import { SyncProblemError } from '../http/problems.ts';
import { type Identity, signingKey, storedIdentity } from '../identity.ts';
import { offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { partiesOf } from './batch-route.ts';
import { headsAnswer } from './heads.ts';
import { readBatch } from './read-batch.ts';
import { storeBatch } from './store-batch.ts';

export const bundleInputSchema = z.strictObject({ file: z.string().min(1), to: z.string().min(1) });

/**
 * Stores what a bundle brings. `file` and the folder `to` are absolute. A bundle that was taken before brings nothing and is
 * answered all the same: the answer may have been lost.
 * @throws SyncProblemError with a sentence; nothing is stored then
 */
export async function takeBundle(
  store: Store,
  { file, to }: z.infer<typeof bundleInputSchema>,
  now: Date,
): Promise<{ office: string; stored: number; branches: number; waiting: number; answer: string }> {
  const bundle = await read(file);
  const header = provinceBundleHeaderSchema.safeParse(bundle.header);
  if (!header.success) throw new SyncProblemError('MALFORMED', 'This bundle is not one for the province.');
  const { office, from } = header.data;
  const sender = await enrolledDevice(store, from);
  if (sender.office !== office)
    throw new SyncProblemError('UNKNOWN_DEVICE', 'The bundle names another office than that of its PC.');
  if (!statementHolds(bundleStatement(bundle.digest), bundle.signature, sender.publicKey))
    throw new SyncProblemError(
      'BAD_SIGNATURE',
      'This bundle was changed since it was written. Nothing was taken.',
    );
  const before = await tailOf(store, office);
  const { branches, waiting } = await storeParts(store, file, sender, now);
  const stored = (await tailOf(store, office)) - before;
  const answer = await writeAnswer(store, await storedIdentity(store), sender, to, now);
  return { office, stored, branches, waiting, answer };
}

async function read(file: string): Promise<BundleFile> {
  try {
    return await readBundle(file);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    const sentences = {
      no_bundle: 'There is no bundle in this file.',
      torn: 'This bundle is not whole. Nothing was taken.',
      newer: 'A newer application wrote this bundle. Nothing was taken.',
      changed: 'This bundle was changed since it was written. Nothing was taken.',
    };
    throw new SyncProblemError('MALFORMED', sentences[error.kind]);
  }
}

async function tailOf(store: Store, office: string): Promise<number> {
  const [row] = await store.select({ tail: offices.tail }).from(offices).where(eq(offices.code, office));
  return row?.tail ?? 0;
}

/**
 * Batches of a PC that becomes known by another batch, those after a gap and those of an epoch that begins from what comes later in
 * the bundle are tried again when more is there.
 */
async function storeParts(
  store: Store,
  file: string,
  sender: Device,
  now: Date,
): Promise<{ branches: number; waiting: number }> {
  for (let last = Number.POSITIVE_INFINITY; ; ) {
    let branches = 0;
    let waiting = 0;
    for await (const part of bundleParts(file)) {
      const outcome = await storePart(store, part, sender, now);
      if (outcome === 'branch') branches += 1;
      if (outcome === 'waiting') waiting += 1;
    }
    if (waiting === 0 || waiting >= last) return { branches, waiting };
    last = waiting;
  }
}

async function storePart(
  store: Store,
  part: Buffer,
  sender: Device,
  now: Date,
): Promise<'stored' | 'branch' | 'waiting'> {
  const carried = readBatchPart(part);
  if (carried === null) throw new SyncProblemError('MALFORMED', 'A part of the bundle is no batch.');
  const { facts, body } = carried;
  if ((facts.relay ?? facts.deviceId) !== sender.id)
    throw new SyncProblemError('BAD_SIGNATURE', 'A batch of the bundle is not sent by the PC that wrote it.');
  try {
    const parties = await partiesOf(store, facts.deviceId, facts.relay ?? undefined);
    const batch = await readBatch({ ...facts, body }, parties);
    const { deviceId, epoch } = facts;
    const place = { deviceId, epoch, office: parties.stream.office, senderId: sender.id };
    const outcome = await storeBatch(store, place, batch, now);
    if (outcome.kind === 'gap' || (outcome.kind === 'chain_broken' && outcome.isStart)) return 'waiting';
    return outcome.kind === 'stored' ? 'stored' : 'branch';
  } catch (error) {
    if (error instanceof SyncProblemError && error.code === 'UNKNOWN_DEVICE') return 'waiting';
    throw error;
  }
}

async function writeAnswer(
  store: Store,
  identity: Identity,
  { id: asker, office }: { readonly id: string; readonly office: string },
  to: string,
  now: Date,
): Promise<string> {
  const madeAt = now.toISOString();
  const answer = path.join(to, `pishkhan-${office}-answer-${madeAt.replaceAll(/[:.]/g, '-')}.bundle`);
  const heads = await headsAnswer(store, identity, office, { asker }, now);
  await writeBundle(
    answer,
    { kind: 'answer', version: 1, office, madeAt },
    [Buffer.from(JSON.stringify(heads), 'utf8')],
    (statement) => signStatement(statement, signingKey(identity)),
  );
  return answer;
}
