// Every vitest suite of the project; the browser's own tests belong to Playwright (tests/e2e).
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { isRelease } from './tests/support/tier.ts';

const files = '**/*.test.{ts,tsx}';
/** What kills processes, must see the machine by itself, or fills a module of the page with what another test must not find. */
const apart = [
  ...['faults', 'campaign', 'architecture'].map((folder) => `tests/${folder}/${files}`),
  'tests/renderer/api/topics.test.ts',
  'tests/renderer/language.test.tsx',
  'tests/renderer/print-job.test.ts',
  'tests/renderer/prints-fault.test.tsx',
];
/** Passwords and threads that cost less, in the tests that run the application in their own process. */
const replacedImports = path.resolve(import.meta.dirname, 'tests/support/replaced-imports.ts');

export default defineConfig({
  test: {
    // Programs that tests start load their sources compiled, as a start before them has left them.
    env: { NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '.cache/compiled') },
    globalSetup: ['tests/support/folders-in-memory.ts', 'tests/support/bundled-threads.ts'],
    setupFiles: [
      'tests/support/cpu-of-files.ts',
      ...(process.env.FC_SEED === undefined ? [] : ['tests/support/seeded-properties.ts']),
    ],
    // The two tiers (tests/README.md).
    tags: [{ name: 'release', description: 'runs before a release only', skip: !isRelease }],
    pool: 'forks',
    // More than there are cores: what waits for a process, a network or a time-out leaves its core to another.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // A busy machine is slow, not wrong: what hangs is still found.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'office',
          // Node loads the sources as it does in the programs themselves; nothing is transformed on the way.
          experimental: { viteModuleRunner: false, nodeLoader: false },
          execArgv: ['--import', replacedImports],
          include: [`tests/${files}`],
          exclude: ['tests/e2e/**', 'tests/renderer/**', ...apart],
          // The application is loaded once a worker, not once a file: a third of all work. Nothing of an office lives
          // in a module, and a test that let it would disturb the next file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'renderer', include: [`tests/renderer/${files}`], exclude: apart, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
