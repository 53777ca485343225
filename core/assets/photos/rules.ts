// What bytes are taken as a photo (D17). Pure.
import { readPlainJpeg } from '#core/foundation/images/jpeg.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { photoLimits } from './contract.ts';

export type PhotoFacts = { readonly width: number; readonly height: number };

/**
 * The size of a photo that is kept: a JPEG within the limits that holds its picture and nothing else, no place, time or
 * device of a camera, and whose hash is the one that was said (D17.10).
 */
export function judgePhoto(
  bytes: Uint8Array,
  hash: { readonly said: string; readonly found: string },
): { ok: true; facts: PhotoFacts } | { ok: false; refusal: Problem } {
  const refused = (why: string) =>
    ({ ok: false, refusal: { code: 'PHOTO_REFUSED', params: { why } } }) as const;
  if (bytes.length > photoLimits.bytes) return refused('too_large');
  const facts = readPlainJpeg(bytes);
  if (typeof facts === 'string') return refused(facts);
  if (Math.max(facts.width, facts.height) > photoLimits.side) return refused('too_large');
  return hash.said === hash.found ? { ok: true, facts } : refused('differs');
}

/** A picture that was kept once shows nothing new, whatever it is said to show (D17.65). `usedOn`: the day on which it was. */
export function reuseRefusal(usedOn: string | null): Problem | null {
  return usedOn === null ? null : { code: 'PHOTO_ALREADY_USED', params: { day: usedOn } };
}

/** What is shown is shown by a picture of its day alone: the day's code stands in it, as whoever took it says (D17.66, D19.110). */
export const dayCodeRefusal = (showsDayCode: boolean): Problem | null =>
  showsDayCode ? null : { code: 'DAY_CODE_NEEDED', params: {} };

/** A day has so many photos and no more: they are in every PC's store and in every copy of it (D17.12). */
export function dayRefusal(takenToday: number): Problem | null {
  return takenToday < photoLimits.perDay
    ? null
    : { code: 'PHOTOS_FULL', params: { most: photoLimits.perDay } };
}
