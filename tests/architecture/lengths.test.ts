// A file of the product says one thing: over 400 lines it is split (CONTRIBUTING.md, Habits).
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const product = globSync('{core,db,electron,renderer,province,build,docs}/**/*.{ts,tsx,cjs,css}');
const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;

test('no file of the product is longer than 400 lines', () => {
  expect(product.length).toBeGreaterThan(600);
  expect(product.filter((file) => lines(file) > 400)).toEqual([]);
});
