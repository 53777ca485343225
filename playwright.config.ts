// The end-to-end tests: project `web` (loopback host, Chromium) and project `desktop` (real Electron under Xvfb).
// Shared specs run in both; tests/e2e/desktop is about the Electron shell alone, tests/e2e/web about the host alone.
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { playwrightFolder } from '#build/scripts/test-reports.ts';
import type { DeskOptions } from '#tests/e2e/support/desk.ts';
import { isRelease } from '#tests/support/tier.ts';

// The hosts of the tests load their sources compiled, as a start before them has left them.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '.cache/compiled');

const limitMs = Number(process.env.PISHKHAN_E2E_LIMIT ?? 60_000);

/** What both shells run before a release, the first tier runs in the browser. */
const sharedSpecs = ['day-by-keyboard.spec.ts', 'walks-of-benchmarks.spec.ts'];

export default defineConfig<DeskOptions>({
  testDir: 'tests/e2e',
  outputDir: playwrightFolder,
  // The two tiers (tests/README.md).
  ...(isRelease ? {} : { grepInvert: /@release/ }),
  // For what is stuck: a test takes one to ten seconds. PISHKHAN_E2E_LIMIT (ms) is for runs beside other work: with two other
  // whole runs and two busy loops 360000 was enough.
  timeout: limitMs,
  expect: { timeout: limitMs / 2 },
  fullyParallel: false,
  // Each worker has a browser, a display and a host of its own. More than there are cores: much of a test is waiting.
  workers: '150%',
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'off' },
  projects: [
    { name: 'web', testIgnore: 'desktop/**', use: { shell: 'web' } },
    { name: 'desktop', testIgnore: ['web/**', ...(isRelease ? [] : sharedSpecs)], use: { shell: 'desktop' } },
  ],
});
