// What lies outside the archive is not covered by its integrity check: the core process, its migrations and the native
// packages are read by path. A manifest inside the archive names each of those files with its SHA-256.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  codeOutsideTheArchive,
  type UnpackedManifest,
  unpackedManifestName,
} from '#electron/shell/unpacked-manifest.ts';
import { unpackedPatterns } from '../packaging.ts';
import { inProject, shellBundle } from './places.ts';

/** Writes the manifest beside main.cjs, from the files that electron-builder is about to pack. */
export function writeUnpackedManifest(): void {
  const files = globSync([...unpackedPatterns], { cwd: inProject() })
    .filter(codeOutsideTheArchive)
    .sort();
  const manifest: UnpackedManifest = Object.fromEntries(
    files.map((file) => [
      file.split(path.sep).join('/'),
      createHash('sha256')
        .update(readFileSync(inProject(file)))
        .digest('hex'),
    ]),
  );
  writeFileSync(path.join(shellBundle, unpackedManifestName), JSON.stringify(manifest));
}
