// Bundles of the project's sources that tests start, made once for the same sources and kept.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { hashOfSources } from '#build/scripts/freshness.ts';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { nativePackages } from '#build/vite.shell.ts';

const folder = path.join(cacheDir, 'bundled-programs');
/** Packages of the province that are loaded from node_modules: they read files of their own. */
const packagesWithFiles = ['@electric-sql/pglite', '@fastify/swagger', 'pg'];
/** A bundle of other sources is kept this long: a campaign may still run it. */
const keptMs = 24 * 60 * 60_000;

/**
 * The folder of a bundle of these sources, which `make` fills unless that was done before. `variant` tells bundles of the same
 * sources apart.
 */
export async function keptBundle(
  { name, sources, variant }: { name: string; sources: readonly string[]; variant: string },
  make: (draft: string) => Promise<void>,
): Promise<string> {
  const root = path.join(folder, `${name}-${hashOfSources(sources, variant).slice(0, 16)}`);
  if (isThere(root)) return root;
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  await make(draft);
  for (const other of readdirSync(folder)) {
    const place = path.join(folder, other);
    const isOld = Date.now() - (statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0) > keptMs;
    if (isOld && (other.startsWith(`${name}-`) || other.startsWith('draft-')))
      rmSync(place, { recursive: true, force: true });
  }
  try {
    renameSync(draft, root);
  } catch (error) {
    // Another worker had made the same meanwhile.
    if (!isThere(root)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return root;
}

const isThere = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;

/** Bundles modules as the core process is (build/vite.shell.ts). `input`: by the name of the file that each becomes. */
export async function bundleForNode(
  input: Readonly<Record<string, string>>,
  outDir: string,
  codeSplitting = false,
): Promise<void> {
  await build({
    configFile: false,
    root: inProject(),
    logLevel: 'warn',
    resolve: { conditions: ['node', 'module', 'import', 'default'], mainFields: ['module', 'main'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      minify: false,
      copyPublicDir: false,
      rollupOptions: {
        input,
        external: [...nativePackages, ...packagesWithFiles, ...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
}
