// Whatever a terminal and the network do, money that was taken is approved or unknown at the desk, and is taken once.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { protocols } from '#electron/terminal-simulator/simulated-terminal.ts';
import { playTerminal } from '#tests/support/terminal-runs.ts';

/** Several terminals at once, so that one that is silent holds up nobody. */
async function holdsFor(seed: number, terminals: number, sales: number): Promise<void> {
  const seeds = Array.from({ length: terminals }, (_, at) => seed + at * 7919);
  const tallies = await Promise.all(
    protocols.flatMap((protocol) => seeds.map((one) => playTerminal(protocol, one, sales))),
  );
  for (const { wrong, booked, approved, unknown } of tallies) {
    expect(wrong).toEqual([]);
    expect(approved + unknown).toBe(booked);
  }
  const ended = tallies.map(({ ends }) => ends);
  for (const end of ['approved', 'not_sent'])
    expect(
      ended.some((ends) => (ends[end] ?? 0) > 0),
      `some ${end}`,
    ).toBe(true);
}

const seeds = fc.integer({ min: 0, max: 2 ** 30 });

it('D2.100 what terminals took is what the desk calls approved and unknown, none of it declined or taken twice', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, (seed) => holdsFor(seed, 3, 14)),
    { numRuns: 1, endOnFailure: true },
  );
});

it('D2.100 the same over thousands of sales', { tags: 'release' }, async () => {
  await fc.assert(
    fc.asyncProperty(seeds, (seed) => holdsFor(seed, 12, 40)),
    { numRuns: 12, endOnFailure: true },
  );
});
