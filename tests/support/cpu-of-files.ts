// Notes what each file of tests costs in seconds of a processor, its own and those of the programs that it waited for, so that
// `npm test` can name the dear ones (build/scripts/test.ts). Nothing is noted unless PISHKHAN_CPU_OF_FILES names a file.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

const notes = process.env.PISHKHAN_CPU_OF_FILES;
const ticksPerSecond = 100;

/** Processor seconds of this process until now, and of its children that have ended. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + secondsOfChildren();
}

/** Fields 16 and 17 of Linux' own account; nothing elsewhere. */
function secondsOfChildren(): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const account = readFileSync('/proc/self/stat', 'utf8');
  const fields = account.slice(account.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

if (notes !== undefined && notes !== '') {
  const begun = cpuSeconds();
  afterAll(() => {
    const note = { file: expect.getState().testPath, seconds: cpuSeconds() - begun };
    appendFileSync(notes, `${JSON.stringify(note)}\n`);
  });
}
