// The code of a package that lies outside its archive, and the check that none of it was changed, added or exchanged.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** SHA-256 in hex of each file, by its path below the archive's unpacked folder. */
export type UnpackedManifest = Readonly<Record<string, string>>;

/** Where the manifest lies: inside the archive, beside main.cjs. */
export const unpackedManifestName = 'unpacked.json';

const manifestSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/**
 * True for what can be run or decides what is run; the rest of a package is papers. A package.json is left out: the
 * packager rewrites it, and all that it can name is code that stands in the manifest.
 */
export function codeOutsideTheArchive(file: string): boolean {
  return (
    path.basename(file) !== 'package.json' && /\.(?:mjs|cjs|js|node|sql|json|wasm|dll|so|dylib)$/.test(file)
  );
}

/**
 * The first file outside the archive that is not the packaged one, or null when all are.
 * @param manifestFile inside the archive, so covered by Electron's own check
 * @param unpacked the folder `app.asar.unpacked`
 */
export async function changedOutsideTheArchive(
  manifestFile: string,
  unpacked: string,
): Promise<string | null> {
  const known = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')));
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(codeOutsideTheArchive);
  const verdicts = await Promise.all(
    found.map(async (file) => {
      const name = path.relative(unpacked, file).split(path.sep).join('/');
      const hash = createHash('sha256');
      await pipeline(createReadStream(file), hash);
      return known[name] === hash.digest('hex') ? null : name;
    }),
  );
  return verdicts.find((name) => name !== null) ?? null;
}
