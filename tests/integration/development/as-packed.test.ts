// The manifest of a package is made before anything is packed: it says of each package.json what the packager makes of it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { inProject } from '#build/scripts/places.ts';
import { asPacked } from '#build/scripts/unpacked-manifest.ts';

// Not offered by the packager for use: what it does is looked at here, and again after each packaging.
const { createTransformer } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))(
  'app-builder-lib/out/fileTransformer.js',
) as {
  createTransformer(
    project: string,
    config: object,
    more: null,
    other: null,
  ): (file: string) => Promise<string | null> | null;
};

test.each(['better-sqlite3', '@node-rs/argon2', 'react', 'zod', 'electron-builder'])(
  'A7 the package.json of %s stands in the manifest as it is packed',
  async (name) => {
    const file = inProject('node_modules', name, 'package.json');
    const bytes = readFileSync(file);
    const packed = await createTransformer(inProject(), {}, null, null)(file);
    expect(asPacked(file, bytes).toString()).toBe(packed ?? bytes.toString());
  },
);

test('A7 any other file stands in it as it is', () => {
  const bytes = Buffer.from('{"scripts":{}}');
  expect(asPacked('node_modules/a/other.json', bytes)).toBe(bytes);
  expect(asPacked('node_modules/a/package.json', bytes)).toBe('{}');
});
