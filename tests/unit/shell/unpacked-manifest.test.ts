// The code of a package outside its archive, as the start of a release looks at it.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedOutsideTheArchive, codeOutsideTheArchive } from '#electron/shell/unpacked-manifest.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const core = 'out/core/core-process.mjs';
const addon = 'node_modules/a-store/store.node';

/** A package of two files of code and a paper, with its manifest. */
function packaged(): { manifest: string; unpacked: string; file: (name: string) => string } {
  const dir = temporaryFolder();
  const unpacked = join(dir, 'app.asar.unpacked');
  const file = (name: string) => join(unpacked, name);
  const known: Record<string, string> = {};
  for (const name of [core, addon, 'node_modules/a-store/README.md', 'node_modules/a-store/package.json']) {
    mkdirSync(join(file(name), '..'), { recursive: true });
    writeFileSync(file(name), `what ${name} says`);
    if (!codeOutsideTheArchive(name)) continue;
    known[name] = createHash('sha256').update(`what ${name} says`).digest('hex');
  }
  const manifest = join(dir, 'unpacked.json');
  writeFileSync(manifest, JSON.stringify(known));
  return { manifest, unpacked, file };
}

test('A7 a package starts as it was made, also without a file and with another paper', async () => {
  const { manifest, unpacked, file } = packaged();
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBeNull();
  appendFileSync(file('node_modules/a-store/README.md'), ' and more');
  rmSync(file(addon));
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBeNull();
});

test.each([core, addon])('A7 %s that was changed by one byte is named', async (name) => {
  const { manifest, unpacked, file } = packaged();
  appendFileSync(file(name), ' ');
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(name);
});

test.each(['node_modules/a-store/added.node', 'out/core/added.mjs', 'added.so', 'migrations/0001-mine.sql'])(
  'A7 %s, which was put beside the others, is named',
  async (name) => {
    const { manifest, unpacked, file } = packaged();
    mkdirSync(join(file(name), '..'), { recursive: true });
    writeFileSync(file(name), 'whatever');
    expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(name);
  },
);

test('A7 a manifest that is none lets nothing start', async () => {
  const { manifest, unpacked } = packaged();
  writeFileSync(manifest, JSON.stringify({ [core]: 'no hash' }));
  await expect(changedOutsideTheArchive(manifest, unpacked)).rejects.toThrow();
});
