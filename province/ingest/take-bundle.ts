// Takes in what was carried here from an office without a network, and writes the answer that is carried back. The bundle is
// read through and its sender proved before anything is stored; each batch goes the way of those that are sent.
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { provinceBundleHeaderSchema } from '#core/foundation/wire/bundle.ts';
import {
  BundleError,
  type BundleFile,
  bundleStatement,
  readBundle,
  writeBundle,
} from '#core/foundation/wire/bundle-file.ts';
import { signStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { enrolledDevice } from '../devices/find-device.ts';
import { SyncProblemError } from '../http/problems.ts';
import { type Identity, signingKey, storedIdentity } from '../server-keys/identity.ts';
import { offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { headsAnswer } from './heads.ts';
import { checkSender, type PartCounts, storeParts } from './store-parts.ts';

export const bundleInputSchema = z.strictObject({ file: z.string().min(1), to: z.string().min(1) });

/**
 * Stores what a bundle brings. `file` and the folder `to` are absolute. A bundle that was taken before brings nothing and is
 * answered all the same: the answer may have been lost. What is not taken of it is counted as `refused` [N40].
 * @throws SyncProblemError with a sentence; nothing is stored then, or, of a PC that was revoked by what it brought, no more
 */
export async function takeBundle(
  store: Store,
  { file, to }: z.infer<typeof bundleInputSchema>,
  now: Date,
): Promise<PartCounts & { office: string; stored: number; answer: string }> {
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
  await checkSender(file, sender);
  const before = await tailOf(store, office);
  const counts = await storeParts(store, file, sender, now);
  const stored = (await tailOf(store, office)) - before;
  const answer = await writeAnswer(store, await storedIdentity(store), sender, to, now);
  return { office, stored, ...counts, answer };
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
