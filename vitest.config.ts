// Every vitest suite of the project; the browser's own tests belong to Playwright (tests/e2e).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    setupFiles: process.env.FC_SEED === undefined ? [] : ['tests/support/seeded-properties.ts'],
    pool: 'forks',
    // By itself vitest leaves a core free, which is half of a small machine.
    maxWorkers: '100%',
    // A busy machine is slow, not wrong: what hangs is still found.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
