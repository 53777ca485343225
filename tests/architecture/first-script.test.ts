// What a launch has to read before somebody can choose themself: sizes and modules as the bundler says them, by no clock.
// The measured launch stands in tests/bench/README.md.
import { build, type Rolldown } from 'vite';
import { beforeEach, expect, test, vi } from 'vitest';
import { inProject } from '#build/scripts/places.ts';
import { shellConfigs } from '#build/vite.shell.ts';

type Chunk = Rolldown.OutputChunk;

// As for an office: a test's own environment would take the development forms of packages.
beforeEach(() => void vi.stubEnv('NODE_ENV', 'production'));

async function chunksOf(config: Parameters<typeof build>[0]): Promise<readonly Chunk[]> {
  const made = await build({ ...config, logLevel: 'error', build: { ...config?.build, write: false } });
  return (made as Rolldown.RolldownOutput).output.filter((part) => part.type === 'chunk');
}

/** The entry with everything that it imports at once. */
function atOnce(chunks: readonly Chunk[]): readonly Chunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const chunk of found)
    for (const name of chunk.imports) {
      const next = byName.get(name);
      if (next !== undefined) found.add(next);
    }
  return [...found];
}

const kilobytes = (chunks: readonly Chunk[]) => chunks.reduce((sum, { code }) => sum + code.length, 0) / 1000;
const modulesOf = (chunks: readonly Chunk[]) =>
  chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => id.replace(inProject('/'), '')));

/** Belongs to what comes after the list of people, or to a window of its own. */
const later = [
  /^renderer\/app\/(shell|sections|router|inside|palette|navigation|help-dialog|lock-screen|chosen-person)\b/,
  /^renderer\/app\/print\//,
  /^renderer\/features\/(?!access\/clock\/clock-notice|access\/emergency\/lease-notice|app\/first-run\/(demo-sign-ins|pairing))/,
  /^renderer\/ui\/form\b/,
  /^docs\//,
  /\.en\.json$|sentences-en\./,
  /node_modules\/(react-hook-form|@hookform|@tanstack\/router-core\/dist\/esm\/router|qr)\b/,
];

test('the page’s first scripts are the list of people and what it stands on, at most 900 kB', {
  tags: 'release',
}, async () => {
  const first = atOnce(await chunksOf({ configFile: inProject('build/vite.renderer.config.ts') }));
  const modules = modulesOf(first);
  expect(modules).toContain('renderer/app/sign-in-screen.tsx');
  expect(modules.filter((id) => later.some((pattern) => pattern.test(id)))).toEqual([]);
  expect(kilobytes(first)).toBeLessThan(900);
});

test('the core process is at most 2,020 kB to read, and loads no library for passwords or security keys before the first one', async () => {
  const config = shellConfigs(true).find(({ build: { ssr } = {} }) => String(ssr).includes('core-process'));
  const core = atOnce(await chunksOf(config));
  expect(core.flatMap(({ imports }) => imports)).toContain('better-sqlite3');
  expect(core.flatMap(({ imports }) => imports)).not.toContain('@node-rs/argon2');
  expect(core.flatMap(({ dynamicImports }) => dynamicImports)).toContain('@node-rs/argon2');
  expect(core.flatMap(({ dynamicImports }) => dynamicImports)).toContainEqual(
    expect.stringContaining('core-process-'),
  );
  expect(modulesOf(core)).not.toContainEqual(expect.stringContaining('@simplewebauthn'));
  expect(kilobytes(core)).toBeLessThan(2020);
});
