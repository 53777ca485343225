// A simulated network that failed, as a test of its own in test-results/, which repeats it.
import { mkdirSync, writeFileSync } from 'node:fs';

export function keepSeed(seed: string, wrong: string): void {
  mkdirSync('test-results', { recursive: true });
  const name = seed.replaceAll(/[^\w-]/g, '-');
  const text = `// ${wrong.replaceAll('\n', ' ')}
import { expect, test } from 'vitest';
import { playNetwork } from '#tests/support/network/scenario.ts';

test('N90 the simulated network ${name}', () => {
  expect(playNetwork(${JSON.stringify(seed)})).toBeNull();
});
`;
  writeFileSync(`test-results/network-${name}.test.ts`, text);
}
