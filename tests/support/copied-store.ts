// A store that nobody has open, in another folder.
import { copyFileSync } from 'node:fs';
import { deviceFile, storeFile } from '#core/journal/device/office-files.ts';

/** Copies both files of a closed store from one office's folder into another one. */
export function copyStore(from: string, into: string): void {
  for (const file of [storeFile, deviceFile]) copyFileSync(file(from), file(into));
}
