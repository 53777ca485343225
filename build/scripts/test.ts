// `npm test`: everything, from nothing. Finds or installs the browsers, builds, runs vitest and Playwright, and ends
// with one plain line that counts over both. A runner that could not run is a failure, never a silent skip.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { findChromium } from './find-chromium.ts';
import { findElectron } from './find-electron.ts';
import { inProject } from './places.ts';
import { runNode } from './run-command.ts';

type Count = { readonly passed: number; readonly failed: number };

const reports = inProject('test-results');
const vitestReport = inProject('test-results', 'vitest.json');
const playwrightReport = inProject('test-results', 'playwright.json');

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** A runner that ends badly without saying which test failed counts as one failure. */
function honest(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** The failed tests of vitest once more: between them and the end stands all of Playwright. */
function repeatFailures({ testResults }: z.infer<typeof vitestSchema>): void {
  for (const { name, message, status, assertionResults } of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const file = path.relative(inProject(), name);
    if (status === 'failed' && failed.length === 0) say(`vitest: ${file} failed: ${message}`);
    for (const { fullName, failureMessages } of failed)
      say(`vitest: ${file}: ${fullName} failed: ${(failureMessages ?? []).join('\n')}`);
  }
}

async function runVitest(): Promise<Count> {
  const args = [inProject('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
  const { code } = await runNode([...args, `--outputFile.json=${vitestReport}`], { show: true });
  const report = readReport(vitestReport, vitestSchema);
  if (report === null) return { passed: 0, failed: 1 };
  return honest(code, { passed: report.numPassedTests, failed: report.numFailedTests });
}

async function runPlaywright(): Promise<Count> {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport };
  const args = [inProject('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'];
  const { code } = await runNode(args, { show: true, env });
  const report = readReport(playwrightReport, playwrightSchema);
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // A flaky or skipped test did not hold: it counts as failed.
  return honest(code, { passed: expected, failed: unexpected + flaky + skipped });
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
say(`Chromium: ${await findChromium()}`);
say(`Electron: ${(await findElectron()).executable}`);
// In a process of its own: a build sets NODE_ENV to production, which the tests must not inherit.
const built = await runNode([inProject('build/scripts/build-all.ts')], { show: true });
if (built.code !== 0) throw new Error('The bundles could not be built.');
const counts = { vitest: await runVitest(), playwright: await runPlaywright() };
const vitest = readReport(vitestReport, vitestSchema);
if (vitest !== null) repeatFailures(vitest);
for (const [runner, { passed, failed }] of Object.entries(counts))
  say(`${runner}: ${passed} passed, ${failed} failed`);
const passed = counts.vitest.passed + counts.playwright.passed;
const failed = counts.vitest.failed + counts.playwright.failed;
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
