// Several PCs and a province in one simulated network, by the real steps of both boundaries (N90): what was acknowledged is everywhere,
// and after the faults end every queue drains and all are equal. A seed that fails writes a test of its own into test-results/.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { LinkEffect } from '#core/replication/peers/link-step/state.ts';
import { step } from '#core/replication/peers/link-step/step.ts';
import { Coverage } from '#tests/support/network/coverage.ts';
import { keepSeed } from '#tests/support/network/keep-seed.ts';
import type { LinkStep } from '#tests/support/network/model-link.ts';
import { playNetwork } from '#tests/support/network/scenario.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { inTier, isRelease } from '#tests/support/tier.ts';

const first = Number(process.env.PISHKHAN_TEST_SEED ?? 1);

test('N90 what is acknowledged is everywhere, and after the faults every queue drains and all PCs are equal', () => {
  const coverage = new Coverage();
  for (let seed = first; seed < first + inTier(30, 300); seed += 1) {
    const wrong = playNetwork(`n${seed}`, { coverage });
    if (wrong !== null) keepSeed(`n${seed}`, wrong);
    expect(wrong, `network n${seed}`).toBeNull();
  }
  if (!isRelease) return;
  process.stdout.write(`${coverage.table()}\n`);
  expect(coverage.missing()).toEqual([]);
});

test('N36 N90 a late answer of a part that both lack is answered by nobody', () => {
  expect(playNetwork('1796304339368/1123')).toBeNull();
});

/** The step with its effects changed. */
const changed =
  (change: (effect: LinkEffect) => readonly LinkEffect[]): LinkStep =>
  (state, event, view) => {
    const stepped = step(state, event, view);
    return { state: stepped.state, effects: stepped.effects.flatMap(change) };
  };
const without = (isGone: (effect: LinkEffect) => boolean): LinkStep =>
  changed((effect) => (isGone(effect) ? [] : [effect]));

const broken: Readonly<Record<string, LinkStep>> = {
  'says nothing of what it holds': without((one) => one.kind === 'say' && one.message.kind === 'held'),
  'acknowledges before it stores': changed((one) =>
    one.kind === 'store'
      ? [{ kind: 'say', message: { kind: 'held', stream: one.batch.stream, ...one.batch.head } }, one]
      : [one],
  ),
  'has no wake': without((one) => one.kind === 'wake'),
  'asks for no private part': without((one) => one.kind === 'say' && one.message.kind === 'lacks_private'),
  'sends from where the chain here ends': changed((one) =>
    one.kind === 'send' ? [{ ...one, after: one.chain.head }] : [one],
  ),
  'says no points': without((one) => one.kind === 'say' && one.message.kind === 'points'),
};

test.each(Object.keys(broken))('N90 the simulation notices a link that %s', (name) => {
  const seeds = Array.from({ length: 60 }, (_, nth) => `n${first + nth}`);
  // What comes back from the province is what lacks its private part; without one, branches are found by the links alone.
  const options = { step: broken[name] ?? step, hasProvince: name === 'asks for no private part' };
  expect(seeds.find((seed) => playNetwork(seed, options) !== null)).toBeDefined();
});

test('N90 a network that failed is kept as a test of its own, by its seed', () => {
  const file = keepSeed("c'1/7", 'an entry is not at pc1\nand not at pc2', temporaryFolder());
  const text = readFileSync(file, 'utf8');
  expect(basename(file)).toBe('network-c-1-7.test.ts');
  expect(text).toContain('// an entry is not at pc1 and not at pc2\n');
  expect(text).toContain(`playNetwork("c'1/7")`);
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  expect(diagnostics).toEqual([]);
});
