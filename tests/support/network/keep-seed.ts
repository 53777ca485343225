// A simulated network that failed, as a test of its own in test-results/, which repeats it.
import { mkdirSync, writeFileSync } from 'node:fs';

/** @returns the file that was written into `folder` */
export function keepSeed(seed: string, wrong: string, folder = 'test-results'): string {
  mkdirSync(folder, { recursive: true });
  const name = seed.replaceAll(/[^\w-]/g, '-');
  const text = `// ${wrong.replaceAll('\n', ' ')}
import { expect, test } from 'vitest';
import { playNetwork } from '#tests/support/network/scenario.ts';

test('N90 the simulated network ${name}', () => {
  expect(playNetwork(${JSON.stringify(seed)})).toBeNull();
});
`;
  const file = `${folder}/network-${name}.test.ts`;
  writeFileSync(file, text);
  return file;
}
