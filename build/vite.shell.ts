// Vite configurations of the shell's bundles: main and preload as CommonJS (the oldest runtime that is supported
// has no ES module main), the core process and its reader of reports as ES modules. Native packages stay outside.
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** Packages that carry a native binary; they are loaded from node_modules at run time. */
export const nativePackages = ['better-sqlite3', '@node-rs/argon2'] as const;

type Bundle = { name: string; entry: string; format: 'cjs' | 'es'; target: string };

const bundles: readonly Bundle[] = [
  { name: 'main', entry: 'electron/main.ts', format: 'cjs', target: 'node18' },
  { name: 'preload', entry: 'electron/preload.ts', format: 'cjs', target: 'chrome114' },
  { name: 'core-process', entry: 'electron/core-process/core-process.ts', format: 'es', target: 'node24' },
  // Loaded by the core process as a thread (core/foundation/settlement/files/report-reader.ts).
  {
    name: 'report-reader',
    entry: 'core/foundation/settlement/files/report-reader-worker.ts',
    format: 'es',
    target: 'node24',
  },
];

/**
 * Half as much to read at every start. Names of functions and the lines stay: what is logged for support says where it was.
 */
const names = { keepNames: { function: true, class: true } };
const smaller = { compress: names, mangle: names, codegen: false };

/** The configurations. `isRelease` decides whether inspection switches are honoured (electron/shell/build-facts.ts). */
export function shellConfigs(isRelease: boolean): InlineConfig[] {
  return bundles.map(({ name, entry, format, target }, index) => ({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { __PISHKHAN_RELEASE__: JSON.stringify(isRelease) },
    // What would be read from a browser's package is read from Node's.
    resolve: { conditions: ['node', 'module', 'import', 'default'], mainFields: ['module', 'main'] },
    build: {
      ssr: entry,
      target,
      outDir: path.join(root, 'out/electron'),
      emptyOutDir: index === 0,
      minify: 'oxc',
      copyPublicDir: false,
      rollupOptions: {
        external: ['electron', ...nativePackages, ...builtinModules, /^node:/],
        output: {
          format,
          entryFileNames: `${name}.${format === 'cjs' ? 'cjs' : 'mjs'}`,
          // A library that few offices need is read with its first use, from a file of its own.
          codeSplitting: name === 'core-process',
          chunkFileNames: `${name}-[name].mjs`,
          minify: smaller,
        },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  }));
}
