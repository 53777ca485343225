// What lies outside the archive is not covered by its integrity check: the core process, its migrations and the native
// packages are read by path. A manifest inside the archive names each of those files with its SHA-256, as it is packed.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  changedOutsideTheArchive,
  type UnpackedManifest,
  unpackedManifestName,
} from '#electron/shell/unpacked-manifest.ts';
import { unpackedPatterns } from '../packaging.ts';
import { inProject, shellBundle } from './places.ts';

/** Written to the manifest: the archive holds it, so it has to be there before anything is packed. */
const manifestFile = path.join(shellBundle, unpackedManifestName);

/** Writes the manifest beside main.cjs, from the files that electron-builder is about to pack. */
export function writeUnpackedManifest(): void {
  const files = globSync([...unpackedPatterns], { cwd: inProject() })
    .filter((file) => statSync(inProject(file)).isFile())
    .sort();
  const manifest: UnpackedManifest = Object.fromEntries(
    files.map((file) => [
      file.split(path.sep).join('/'),
      createHash('sha256')
        .update(asPacked(file, readFileSync(inProject(file))))
        .digest('hex'),
    ]),
  );
  writeFileSync(manifestFile, JSON.stringify(manifest));
}

/**
 * Looks at what was packed as the start of a release does, so that a package which would not start is none.
 * @throws when a file is not the one that the manifest names
 */
export async function checkPacked(resources: string): Promise<void> {
  const changed = await changedOutsideTheArchive(manifestFile, path.join(resources, 'app.asar.unpacked'));
  if (changed !== null)
    throw new Error(
      `${changed} was not packed as the manifest says: see build/scripts/unpacked-manifest.ts.`,
    );
}

/** What electron-builder leaves out of a package's own package.json, beside whatever begins with an underscore. */
const leftOut = new Set([
  'dist',
  'gitHead',
  'build',
  'jspm',
  'ava',
  'xo',
  'nyc',
  'eslintConfig',
  'contributors',
  'bundleDependencies',
  'tags',
  'scripts',
  'keywords',
  'bugs',
]);

/** A file as electron-builder packs it: a package.json without what nobody reads at run time, anything else as it is. */
export function asPacked(file: string, bytes: Buffer): Buffer | string {
  if (path.basename(file) !== 'package.json') return bytes;
  const fields = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString('utf8'))));
  const kept = fields.filter(([name]) => !name.startsWith('_') && !leftOut.has(name));
  return kept.length === fields.length ? bytes : JSON.stringify(Object.fromEntries(kept), null, 2);
}
