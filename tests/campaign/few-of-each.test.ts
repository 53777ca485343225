// A few runs of each campaign of the store; the counts for a release are in the README here.
import { describe, expect, test } from 'vitest';
import { canMountDisks } from '#tests/support/cut-disk.ts';
import { inTier } from '#tests/support/tier.ts';
import { canTrace } from '#tests/support/traced-disk.ts';
import { campaigns, releaseRuns } from './campaigns.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

async function runs(name: string, count: number): Promise<void> {
  const campaign = await campaigns[name]?.(seed);
  if (campaign === undefined) throw new Error(`there is no campaign ${name}`);
  try {
    for (let nth = 0; nth < count; nth += 1)
      expect(await campaign.run(), `run ${nth}, seed ${seed}`).toBeNull();
  } finally {
    await campaign.end();
  }
}

/** Kills are proved in the first tier by faults/kill. */
const first: readonly (readonly [name: string, times: number])[] = [['wal-flips', 2]];
test.each(
  inTier(first, [
    ['wal-flips', 12],
    ['file-flips', 4],
    ['kills', 6],
    ['kills-control', 1],
  ]),
)(`%s, %i times (seed ${seed})`, { timeout: 120_000 }, runs);

test('every campaign says how many of its runs a release asks for', () => {
  expect(Object.keys(releaseRuns).toSorted()).toEqual(Object.keys(campaigns).toSorted());
});

// A container without strace, or without the right to trace: the runner lists these as skipped then.
describe.skipIf(!canTrace())('on a simulated disk that keeps any part of what was not synced', () => {
  test(
    `J5 J13 power-cuts: nothing acknowledged is lost (seed ${seed})`,
    { tags: 'release', timeout: 180_000 },
    () => runs('power-cuts', 60),
  );
  test(
    `power-cuts-control: without syncing it is (seed ${seed})`,
    { tags: 'release', timeout: 180_000 },
    () => runs('power-cuts-control', 1),
  );
});

// A container without the right to mount cannot cut the power of a disk: the runner lists these as skipped then.
describe.skipIf(!canMountDisks())('on disks of their own', () => {
  test(
    `J5 J13 disk-cuts: nothing acknowledged is lost (seed ${seed})`,
    { tags: 'release', timeout: 120_000 },
    () => runs('disk-cuts', 4),
  );
  test(`disk-cuts-control: without syncing it is (seed ${seed})`, { tags: 'release', timeout: 120_000 }, () =>
    runs('disk-cuts-control', 1),
  );
  test(
    `J25 disk-full: refused, kept, and goes on (seed ${seed})`,
    { tags: 'release', timeout: 120_000 },
    () => runs('disk-full', 2),
  );
});
