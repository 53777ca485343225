// A program of the tests as one file of JavaScript, bundled as the core process is (build/vite.shell.ts): a start then costs a
// tenth of a second of work instead of one. For campaigns that start it thousands of times.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { nativePackages } from '#build/vite.shell.ts';

export type BundledProgram = {
  /** What to give to Node. */
  readonly file: string;
  /** The compiled code is kept in here between starts (NODE_COMPILE_CACHE). */
  readonly compileCache: string;
  /** The migrations that it was bundled with: the tree may move on meanwhile. */
  readonly migrations: string;
  /** Removes it again. */
  end(): void;
};

/** Beside the program, under the name that it is looked for: the thread that reads reports. */
const reader = { name: 'report-reader', entry: 'core/settlement/files/report-reader-worker.ts' };

/** Bundles a program by its path in the project, with the migrations where it looks for them. */
export async function bundledProgram(entry: string): Promise<BundledProgram> {
  const folder = path.join(cacheDir, 'bundled-programs');
  mkdirSync(folder, { recursive: true });
  const root = mkdtempSync(path.join(folder, 'program-'));
  const code = path.join(root, 'code');
  for (const one of [{ name: 'program', entry }, reader]) {
    await build({
      configFile: false,
      root: inProject(),
      logLevel: 'warn',
      resolve: { conditions: ['node', 'module', 'import', 'default'], mainFields: ['module', 'main'] },
      build: {
        ssr: one.entry,
        target: 'node24',
        outDir: code,
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
  // core/application.ts looks for them in the folder above its own.
  const migrations = path.join(root, 'db/migrations');
  cpSync(inProject('db/migrations'), migrations, { recursive: true });
  return {
    file: path.join(code, 'program.mjs'),
    compileCache: path.join(root, 'compiled'),
    migrations,
    end: () => rmSync(root, { recursive: true, force: true }),
  };
}
