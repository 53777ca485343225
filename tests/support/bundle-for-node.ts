// Bundles the project's sources for tests that start them (kept in kept-folder.ts).
import { builtinModules } from 'node:module';
import { build } from 'vite';
import { inProject } from '#build/scripts/places.ts';
import { nativePackages } from '#build/vite.shell.ts';

/** Packages of the province that are loaded from node_modules: they read files of their own. */
const packagesWithFiles = ['@electric-sql/pglite', '@fastify/swagger', 'pg'];

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
