// The files of a package outside its archive, as the start of a release looks at them.
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedOutsideTheArchive } from '#electron/shell/unpacked-manifest.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const core = 'out/core/core-process.mjs';
const addon = 'node_modules/a-store/build/store.node';
const paper = 'node_modules/a-store/LICENSE';
const named = 'node_modules/a-store/package.json';

/** A package of a few files, with its manifest. */
function packaged(): { manifest: string; unpacked: string; file: (name: string) => string } {
  const dir = temporaryFolder();
  const unpacked = join(dir, 'app.asar.unpacked');
  const file = (name: string) => join(unpacked, name);
  const known: Record<string, string> = {};
  for (const name of [core, addon, paper, named]) {
    mkdirSync(join(file(name), '..'), { recursive: true });
    const text = name === named ? '{"main":"index.js"}' : `what ${name} says`;
    writeFileSync(file(name), text);
    known[name] = createHash('sha256').update(text).digest('hex');
  }
  const manifest = join(dir, 'unpacked.json');
  writeFileSync(manifest, JSON.stringify(known));
  return { manifest, unpacked, file };
}

test('A7 a package starts as it was made', async () => {
  const { manifest, unpacked } = packaged();
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBeNull();
});

test.each([core, addon, paper, named])('A7 %s that was changed by one byte is named', async (name) => {
  const { manifest, unpacked, file } = packaged();
  appendFileSync(file(name), ' ');
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(name);
});

test.each(['../../../evil.js', 'LICENSE'])(
  'A7 a package.json that names %s as what is run is named',
  async (main) => {
    const { manifest, unpacked, file } = packaged();
    writeFileSync(file(named), JSON.stringify({ main }));
    expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(named);
  },
);

test.each([core, addon, named])(
  'A7 %s that is missing is named: a package of that name further up would be run',
  async (name) => {
    const { manifest, unpacked, file } = packaged();
    rmSync(file(name));
    expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(name);
  },
);

test.each([
  'node_modules/a-store/added.node',
  'out/core/added.mjs',
  'added.so',
  'migrations/0001-mine.sql',
  'node_modules/a-store/added',
  'node_modules/a-store/lib/package.json',
])('A7 %s, which was put beside the others, is named', async (name) => {
  const { manifest, unpacked, file } = packaged();
  mkdirSync(join(file(name), '..'), { recursive: true });
  writeFileSync(file(name), 'whatever');
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(name);
});

test.each(['node_modules/a-store/build', 'node_modules/a-store', 'node_modules'])(
  'A7 a link in the place of %s is named, also to the same files',
  async (name) => {
    const { manifest, unpacked, file } = packaged();
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    cpSync(file(name), elsewhere, { recursive: true });
    rmSync(file(name), { recursive: true });
    symlinkSync(elsewhere, file(name), 'junction');
    expect(await changedOutsideTheArchive(manifest, unpacked)).toBe(name);
  },
);

test('A7 a link beside the others, to a folder or to one of them, is named', async () => {
  for (const target of [temporaryFolder(), core]) {
    const { manifest, unpacked, file } = packaged();
    symlinkSync(target === core ? file(core) : target, file('node_modules/added'));
    expect(await changedOutsideTheArchive(manifest, unpacked)).toBe('node_modules/added');
  }
});

test('A7 a link in the place of the whole folder is named', async () => {
  const { manifest, unpacked } = packaged();
  renameSync(unpacked, `${unpacked}.moved`);
  symlinkSync(`${unpacked}.moved`, unpacked, 'junction');
  expect(await changedOutsideTheArchive(manifest, unpacked)).toBe('app.asar.unpacked');
});

test('A7 a manifest that is none lets nothing start', async () => {
  const { manifest, unpacked } = packaged();
  writeFileSync(manifest, JSON.stringify({ [core]: 'no hash' }));
  await expect(changedOutsideTheArchive(manifest, unpacked)).rejects.toThrow();
});
