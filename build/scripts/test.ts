// `npm test`: the first tier, from nothing; `npm run test:release`: both tiers (tests/README.md). Finds or installs the
// browsers, builds, runs vitest and Playwright, and ends with one plain line that counts over both. A runner that could not
// run is a failure, never a silent skip.
import { mkdirSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { findChromium } from './find-chromium.ts';
import { findElectron } from './find-electron.ts';
import { inProject } from './places.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { runNode } from './run-command.ts';
import {
  type Count,
  countOfPlaywright,
  countOfVitest,
  cpuOfFiles,
  dearFiles,
  failuresOfVitest,
  playwrightReport,
  reports,
  vitestReport,
} from './test-reports.ts';

/** Playwright begins when vitest has this many files left: the last of them do not fill every core. */
const filesLeftForPlaywright = 3;
const message = z.object({ filesLeft: z.int() });

const tier = process.argv.includes('--release') ? 'release' : 'first';
const env: NodeJS.ProcessEnv = { ...process.env, PISHKHAN_TIER: tier };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One server for the run, unless one is named; whoever cannot start it hears so now and not after the first tests. */
async function startPostgres(): Promise<PostgresServer | null> {
  if ((env.PISHKHAN_TEST_POSTGRES ?? '') !== '') return null;
  const started = performance.now();
  const server = await startPostgresServer();
  env.PISHKHAN_TEST_POSTGRES = server.url;
  say(`PostgreSQL: started in ${Math.round(performance.now() - started)} ms`);
  return server;
}

/** @param onTail called once, when few files are left or vitest has ended. */
async function runVitest(onTail: () => void): Promise<Count> {
  const reporters = ['default', 'json', inProject('build/scripts/files-left.ts')];
  const { code } = await runNode(
    [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      ...reporters.map((name) => `--reporter=${name}`),
      `--outputFile.json=${vitestReport}`,
    ],
    {
      show: true,
      env: { ...env, PISHKHAN_CPU_OF_FILES: cpuOfFiles },
      heard: (heard) => {
        const { data } = message.safeParse(heard);
        if (data !== undefined && data.filesLeft <= filesLeftForPlaywright) onTail();
      },
    },
  );
  onTail();
  return countOfVitest(code);
}

async function runPlaywright(): Promise<Count> {
  const args = [inProject('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'];
  const { code } = await runNode(args, {
    show: true,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
  });
  return countOfPlaywright(code);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
say(`Chromium: ${await findChromium()}`);
say(`Electron: ${(await findElectron()).executable}`);
const postgres = await startPostgres();
// In a process of its own: a build sets NODE_ENV to production, which the tests must not inherit.
const built = await runNode([inProject('build/scripts/build-all.ts')], { show: true });
if (built.code !== 0) {
  await postgres?.stop();
  throw new Error('The bundles could not be built.');
}
const tail = Promise.withResolvers<void>();
const running = { vitest: runVitest(tail.resolve), playwright: tail.promise.then(runPlaywright) };
const counts = { vitest: await running.vitest, playwright: await running.playwright };
await postgres?.stop();
// Alone on the machine: a figure taken beside the tests says nothing.
const bench = ['--only', 'save,backlog', '--hold'];
const isAsFast =
  tier === 'first' || (await runNode([inProject('tests/bench/run.ts'), ...bench], { show: true })).code === 0;
for (const line of [...dearFiles(), ...failuresOfVitest()]) say(line);
for (const [runner, { passed, failed }] of Object.entries(counts))
  say(`${runner}: ${passed} passed, ${failed} failed`);
const passed = counts.vitest.passed + counts.playwright.passed;
const failed = counts.vitest.failed + counts.playwright.failed;
say(`${passed} passed, ${failed} failed`);
if (!isAsFast) say('The benchmarks of save and backlog did not hold: see above.');
process.exitCode = failed === 0 && passed > 0 && isAsFast ? 0 : 1;
