// Keeps a photo with what it shows, in the same transaction, and shows it again (D5, D6, D17, D18).
import { createHash } from 'node:crypto';
import { cleanText } from '#core/foundation/identifiers/clean-text.ts';
import { ProblemError, refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { PhotoInput, PhotoSubject, ShownPhoto } from './contract.ts';
import { photoKept } from './entries.ts';
import type { PhotoReads } from './queries.ts';
import { dayCodeRefusal, dayRefusal, judgePhoto, reuseRefusal } from './rules.ts';

export type PhotoCommandReads = { readonly photos: PhotoReads };

/**
 * Keeps a photo of something that is recorded in the same command; without one, nothing happens.
 * @throws PHOTO_REFUSED, PHOTO_ALREADY_USED, DAY_CODE_NEEDED, PHOTOS_FULL
 */
export function keepPhoto(
  tx: Transaction,
  { photos }: PhotoCommandReads,
  photo: PhotoInput | undefined,
  subject: { readonly of: PhotoSubject; readonly ofId: string },
): void {
  if (photo === undefined) return;
  const { jpegBase64, sha256, withoutClients, showsDayCode } = photo;
  const bytes = Buffer.from(jpegBase64, 'base64');
  const judged = judgePhoto(bytes, { said: sha256, found: hashOf(bytes) });
  if (!judged.ok) throw new ProblemError(judged.refusal);
  // The journal masks what reads like a card number in any text: such bytes would not come back as they are.
  const jpeg = bytes.toString('base64');
  if (cleanText(jpeg) !== jpeg) throw refusal('PHOTO_REFUSED', { why: 'differs' });
  refuse(reuseRefusal(photos.usedOn(sha256)));
  refuse(dayCodeRefusal(showsDayCode));
  refuse(dayRefusal(photos.takenOn(tx.day)));
  const { width, height } = judged.facts;
  tx.append(
    photoKept,
    {
      ...{ photoId: tx.newId(), ...subject, sha256, bytes: bytes.length, width, height, withoutClients },
      dayCode: dayCodeOf(tx.device, tx.day),
    },
    { jpeg },
  );
}

/**
 * The code that a photo of a business day shows, written on a slip of paper: four digits that nobody outside the office knows before
 * that day, the same at every PC (D17.66).
 */
export function dayCodeOf(device: Pick<DeviceIdentity, 'identifierHmac'>, day: string): string {
  return String(Number.parseInt(device.identifierHmac('photo-day', day).slice(0, 8), 16) % 10_000).padStart(
    4,
    '0',
  );
}

/**
 * A kept photo, held against the hash of its entry and judged as when it was taken. No client is in it, so nobody's look is noted.
 * @throws NOT_FOUND when it is not here: kept by another PC or purged; PHOTO_REFUSED when what is here is no such photo
 */
export function showPhoto({ photos }: PhotoCommandReads, photoId: string): ShownPhoto {
  const found = photos.photo(photoId);
  if (found === null || found.bytes === null) throw refusal('NOT_FOUND', { what: 'photo' });
  const { bytes: kept, ...photo } = found;
  const jpegBase64 = photoKept.private?.parse(parseJsonBytes(kept)).jpeg ?? '';
  const bytes = Buffer.from(jpegBase64, 'base64');
  const judged = judgePhoto(bytes, { said: photo.sha256, found: hashOf(bytes) });
  if (!judged.ok) throw new ProblemError(judged.refusal);
  return { ...photo, ...judged.facts, jpegBase64 };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
