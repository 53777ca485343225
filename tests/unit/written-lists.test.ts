// The lists that a program writes say what the folders of the duties hold.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '#build/scripts/places.ts';
import { lists } from '#build/scripts/write-lists.ts';

test.each(Object.entries(lists))('%s is what the duties hold', async (file, list) => {
  expect(readFileSync(inProject(file), 'utf8'), 'run: npm run lists').toBe(await list());
});
