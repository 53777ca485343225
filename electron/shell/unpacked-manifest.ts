// The files of a package that lie outside its archive, and the check that none of them was changed, added, exchanged or taken
// away.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** SHA-256 in hex of each file as it was packed, by its path below the archive's unpacked folder. */
export type UnpackedManifest = Readonly<Record<string, string>>;

/** Where the manifest lies: inside the archive, beside main.cjs. */
export const unpackedManifestName = 'unpacked.json';

const manifestSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/**
 * The first file outside the archive that is not the packaged one, or null when all are. Every file counts, whatever its name
 * ends in: a package.json says which file is run, and that may be any. So does what is no file and no folder: a link leads
 * out of the package. So does a file that is missing: Node.js looks for a package that is not there in the folders further
 * up, where anybody can put one.
 * @param manifestFile inside the archive, so covered by Electron's own check
 * @param unpacked the folder `app.asar.unpacked`
 */
export async function changedOutsideTheArchive(
  manifestFile: string,
  unpacked: string,
): Promise<string | null> {
  const parsed = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')));
  const known = new Map(Object.entries(parsed));
  if (!(await lstat(unpacked)).isDirectory()) return path.basename(unpacked);
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(unpacked, file).split(path.sep).join('/');
      return { file, name, isFile: entry.isFile() };
    });
  const verdicts = await Promise.all(
    found.map(async ({ file, name, isFile }) => {
      if (!isFile || !known.has(name)) return name;
      const hash = createHash('sha256');
      await pipeline(createReadStream(file), hash);
      return known.get(name) === hash.digest('hex') ? null : name;
    }),
  );
  const changed = verdicts.find((name) => name !== null);
  if (changed !== undefined) return changed;
  const names = new Set(found.map(({ name }) => name));
  return [...known.keys()].find((name) => !names.has(name)) ?? null;
}
