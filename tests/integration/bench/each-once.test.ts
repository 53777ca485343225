// Every benchmark is tried once, with one client and one round: what has changed under it breaks a test and not a figure. Those
// that walk through screens have their walks in tests/e2e/walks-of-benchmarks.spec.ts.
import { expect, it } from 'vitest';
import { benchmarks } from '#tests/bench/benchmarks.ts';
import type { Run } from '#tests/bench/measure.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** On their screens (tests/e2e), and the launch, which is an Electron. */
const onScreens = ['page', 'step', 'launch', 'screen'];
/** Each starts several processes, a second of a processor for each. */
const ofProcesses = ['memory', 'reports', 'pcs', 'heads', 'join'];
const alone = Object.keys(benchmarks).filter((name) => ![...onScreens, ...ofProcesses].includes(name));

async function triesOnce(name: string): Promise<void> {
  const run: Run = {
    entries: 300,
    kept: temporaryFolder(),
    say: () => undefined,
    many: (_figures, once = 1) => once,
  };
  const report = await benchmarks[name]?.(run);
  expect(report?.judged.length).toBeGreaterThan(0);
  expect(report?.judged.filter(({ value }) => value.includes('NaN'))).toEqual([]);
}

it.each(alone)('the benchmark of %s does what it measures', triesOnce);

it.each(ofProcesses)('the benchmark of %s does what it measures', { tags: 'release' }, triesOnce);
