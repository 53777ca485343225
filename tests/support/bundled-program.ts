// A program of the project as one file of JavaScript, bundled as the core process is (build/vite.shell.ts): a start then costs
// a fifth of a second of work instead of two. Bundled once for the same sources, and kept.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { everyBundle, hashOfSources } from '#build/scripts/freshness.ts';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { nativePackages } from '#build/vite.shell.ts';

export type BundledProgram = {
  /** What to give to Node. */
  readonly file: string;
  /** The compiled code is kept in here between starts (NODE_COMPILE_CACHE). */
  readonly compileCache: string;
  /** The migrations that it was bundled with: the tree may move on meanwhile. */
  readonly migrations: string;
};

const folder = path.join(cacheDir, 'bundled-programs');
const sources = [
  'db',
  'electron',
  'province',
  'tests/fixtures',
  'tests/support',
  'build/vite.shell.ts',
  ...everyBundle,
];
/** A bundle of other sources is kept this long: a campaign may still run it. */
const keptMs = 24 * 60 * 60_000;

/** Beside the program, under the name that it is looked for: the thread that reads reports. */
const reader = { name: 'report-reader', entry: 'core/foundation/settlement/files/report-reader-worker.ts' };

const made = new Map<string, Promise<BundledProgram>>();

/** Bundles a program by its path in the project, unless that was done of the same sources before. */
export function bundledProgram(entry: string): Promise<BundledProgram> {
  const known = made.get(entry) ?? ready(entry);
  made.set(entry, known);
  return known;
}

async function ready(entry: string): Promise<BundledProgram> {
  const name = path.basename(entry, '.ts');
  const root = path.join(folder, `${name}-${hashOfSources(sources, entry).slice(0, 16)}`);
  if (!isThere(root)) await make(entry, name, root);
  return {
    file: path.join(root, 'code/app/program/program.mjs'),
    compileCache: path.join(root, 'compiled'),
    migrations: path.join(root, 'db/migrations'),
  };
}

const isThere = (place: string): boolean => statSync(place, { throwIfNoEntry: false }) !== undefined;

async function make(entry: string, name: string, root: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  for (const one of [{ name: 'program', entry }, reader]) {
    await build({
      configFile: false,
      root: inProject(),
      logLevel: 'warn',
      resolve: { conditions: ['node', 'module', 'import', 'default'], mainFields: ['module', 'main'] },
      build: {
        ssr: one.entry,
        target: 'node24',
        outDir: path.join(draft, 'code/app/program'),
        emptyOutDir: false,
        minify: false,
        copyPublicDir: false,
        rollupOptions: {
          external: [...nativePackages, ...builtinModules, /^node:/],
          output: { format: 'es', entryFileNames: `${one.name}.mjs`, codeSplitting: false },
        },
      },
      ssr: { noExternal: true, target: 'node' },
    });
  }
  // Looked for from the program's own folder: by core/app/api/application.ts three above, by electron/cli two above.
  cpSync(inProject('db/migrations'), path.join(draft, 'db/migrations'), { recursive: true });
  cpSync(inProject('package.json'), path.join(draft, 'code/package.json'));
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
}
