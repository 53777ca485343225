// Notes that the office's key came from the province, from the moment it is used until the journal says so: a store that
// is shut, or still missing, takes no entry. A line each, with a code under the data key, so that nobody without the key
// invents a release. Invariant: the note is on the disk before the released key opens anything.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { releaseNoteFile } from './office-files.ts';

export const keyReleaseSchema = z.strictObject({
  /** The PC whose key was kept; another one than this where a snapshot was carried here. */
  ofDevice: idSchema,
  /** Who at the province released it, and when. */
  by: z.string().min(1).max(80),
  releasedAt: instantSchema,
  /** Fingerprint of the request, as both sides read it to each other. */
  request: z.string().min(1).max(40),
});
export type KeyRelease = z.infer<typeof keyReleaseSchema>;

/** The text of the note with one release more. */
export function withRelease(dir: string, dataKey: Uint8Array, release: KeyRelease): string {
  const line = JSON.stringify(keyReleaseSchema.parse(release));
  const before = readReleases(dir, dataKey).filter(({ request }) => request !== release.request);
  return [...before.map((one) => JSON.stringify(one)), line]
    .map((text) => `${codeOf(dataKey, text)} ${text}\n`)
    .join('');
}

/** The releases that are noted; a line that was not written under this key is none. */
export function readReleases(dir: string, dataKey: Uint8Array): KeyRelease[] {
  const file = releaseNoteFile(dir);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const text = line.slice(65);
      const [given, made] = [line.slice(0, 64), codeOf(dataKey, text)].map((code) => Buffer.from(code));
      if (
        given?.length !== made?.length ||
        !timingSafeEqual(given ?? Buffer.alloc(0), made ?? Buffer.alloc(0))
      )
        return [];
      return [keyReleaseSchema.parse(JSON.parse(text))];
    });
}

/** The journal says it now. */
export function removeReleases(dir: string): void {
  rmSync(releaseNoteFile(dir), { force: true });
}

function codeOf(dataKey: Uint8Array, text: string): string {
  const key = createHmac('sha256', dataKey).update('pishkhan-key-released-v1').digest();
  return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}
