// What a PC that cannot open its office asks the province with: a key pair of its own for one answer. It lies in the
// office's folder until it is used, so that a restart between the question and the answer does no harm.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { rawKeySchema } from '#core/foundation/wire/contract.ts';
import {
  newSealingPair,
  openSealedKey,
  releaseFingerprint,
  releaseRequestText,
} from '#core/foundation/wire/key-recovery.ts';
import { releaseNoteFile } from '#core/journal/device/office-files.ts';
import { withRelease } from '#core/journal/device/release-note.ts';
import { listSnapshots } from '#core/replication/store/list-snapshots.ts';
import { hasSoundPage } from '#db/page-check.ts';
import { ensureFolder, type OfficeFolder } from '../files/office-folder.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { wrapReleasedKey } from './open-office-key.ts';
import type { KeyCustody } from './port.ts';

const pairSchema = z.strictObject({ publicKey: rawKeySchema, privateKey: rawKeySchema });
type Pair = z.infer<typeof pairSchema>;

/** `text` is carried to the province; the fingerprint is read to it by telephone. */
export type ReleaseRequest = { readonly text: string; readonly fingerprint: string };

/** The question that was asked and not answered yet; null when none was. */
export function openRequest(folder: OfficeFolder): ReleaseRequest | null {
  const pair = pairOf(folder);
  return pair === null ? null : requestOf(pair);
}

/** The question of this PC: the one that was asked already, or a new one. */
export function askProvince(folder: OfficeFolder): ReleaseRequest {
  const asked = pairOf(folder);
  if (asked !== null) return requestOf(asked);
  const pair = newSealingPair();
  ensureFolder(folder);
  writeFileAtomically(fileOf(folder), `${JSON.stringify(pair)}\n`);
  return requestOf(pair);
}

/**
 * Takes the province's answer: the key in it must open this folder's store or one of its snapshots, is wrapped anew for
 * this PC, and the question is done with. Who released it is noted first, for the journal of the office that it opens
 * (A23).
 * @throws KEY_RELEASE_WRONG when it answers another question, was changed, or is another office's key; PASSWORD_TOO_WEAK
 */
export async function takeRelease(folder: OfficeFolder, custody: KeyCustody, answer: string): Promise<void> {
  const pair = pairOf(folder);
  const sealed = answer.replaceAll(/[\s\u200b-\u200f\ufeff]/g, '');
  const released = pair === null ? null : await openSealedKey(pair, 'pishkhan-released-key', sealed);
  if (released === null) throw refusal('KEY_RELEASE_WRONG', {});
  const key = new Uint8Array(Buffer.from(released.dataKey, 'base64'));
  if (pair === null || !opensOffice(folder, key)) throw refusal('KEY_RELEASE_WRONG', {});
  const { by, releasedAt, device: ofDevice } = released;
  const release = { ofDevice, by, releasedAt, request: releaseFingerprint(pair.publicKey) };
  writeFileAtomically(releaseNoteFile(folder.dir), withRelease(folder.dir, key, release));
  await wrapReleasedKey(folder, custody, key);
  rmSync(fileOf(folder), { force: true });
}

/** True when something of the office was written under this key: its store, or a snapshot where the store is lost. */
function opensOffice(folder: OfficeFolder, key: Uint8Array): boolean {
  const snapshots = listSnapshots(folder.dir).map(({ name }) => path.join(folder.snapshots, name));
  return [folder.store, ...snapshots].some((file) => existsSync(file) && hasSoundPage(file, key));
}

const requestOf = ({ publicKey }: Pair): ReleaseRequest => ({
  text: releaseRequestText(publicKey),
  fingerprint: releaseFingerprint(publicKey),
});

function pairOf(folder: OfficeFolder): Pair | null {
  try {
    return pairSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  } catch {
    // None was asked, or what is there is no question any more: a new one is asked.
    return null;
  }
}

const fileOf = ({ dir }: OfficeFolder): string => path.join(dir, 'desk.key-request.json');
