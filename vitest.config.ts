// Every vitest suite of the project; the browser's own tests belong to Playwright (tests/e2e).
import { defineConfig } from 'vitest/config';

/** What has a page of its own, kills processes, or must see the machine by itself. */
const apart = ['tests/renderer/**', 'tests/faults/**', 'tests/campaign/**', 'tests/architecture/**'];
const files = '*.test.{ts,tsx}';

export default defineConfig({
  test: {
    setupFiles: process.env.FC_SEED === undefined ? [] : ['tests/support/seeded-properties.ts'],
    pool: 'forks',
    // By itself vitest leaves a core free, which is half of a small machine.
    maxWorkers: '100%',
    // A busy machine is slow, not wrong: what hangs is still found.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'office',
          include: [`tests/**/${files}`],
          exclude: ['tests/e2e/**', ...apart],
          // The application is loaded once a worker, not once a file: a third of all work. Nothing of an office lives
          // in a module, and a test that let it would disturb the next file.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: apart.map((folder) => `${folder}/${files}`) } },
    ],
  },
});
