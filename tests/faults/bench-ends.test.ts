// What a benchmark has started ends with it: a process and what that process started, however the benchmark ends.
import { expect, test } from 'vitest';
import { runScript } from '#tests/support/running-script.ts';

const stays = 'setInterval(() => undefined, 1000);';
/** Starts a process that starts another one, as a host starts its core process, says the ids of both, and does what follows. */
const startingThen = (then: string): string => `
  import { spawn } from 'node:child_process';
  import { endWithThisProcess } from '#tests/bench/end-what-was-started.ts';
  endWithThisProcess();
  const host = spawn(process.execPath, ['-e', \`
    const core = require('node:child_process').spawn(process.execPath, ['-e', '${stays}']);
    console.log('started', process.pid, core.pid);
    ${stays}
  \`]);
  host.stdout.once('data', (said) => { process.stdout.write(said); ${then} });
`;

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each([
  ['it fails', "throw new Error('a screen has changed');"],
  ['it is stopped', "process.kill(process.pid, 'SIGTERM');"],
])('what a benchmark started ends when %s', async (_how, then) => {
  const args = ['--input-type=module', '-e', startingThen(then)];
  const script = runScript(process.cwd(), args, process.env);
  const [, ...pids] = await script.saying(/started (\d+) (\d+)/);
  await expect.poll(() => pids.map(Number).map(isThere), { timeout: 20_000 }).toEqual([false, false]);
});
