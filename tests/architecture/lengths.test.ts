// A file of the product says one thing: over 400 lines it is split, and so is a function over 100 (CONTRIBUTING.md, Habits).
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { longestFunction, longFunctions, tooLongIn } from '#build/function-lengths.ts';

const product = globSync('{core,db,electron,renderer,province,build,docs}/**/*.{ts,tsx,cjs,css}');
const lines = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;

test('no file of the product is longer than 400 lines', () => {
  expect(product.length).toBeGreaterThan(600);
  expect(product.filter((file) => lines(file) > 400)).toEqual([]);
});

/** A shorter file holds no function that is too long. */
const code = product.filter((file) => /\.tsx?$/.test(file) && lines(file) > longestFunction);

test('no function of the product is longer than 100 lines, but for those that are named', () => {
  const long = code.flatMap((file) => tooLongIn(file, readFileSync(file, 'utf8'), []));
  // A name that is needed no more is struck out.
  expect(long.map(({ file, name }) => `${file}:${name}`).toSorted()).toEqual(longFunctions.toSorted());
});

test('a function of 101 lines is refused, whatever its form, and one of 100 is not', () => {
  const body = (lines: number): string => `{\n${'  work();\n'.repeat(lines - 2)}}`;
  const forms = (lines: number): string[] => [
    `export function f() ${body(lines)}`,
    `const f = () => ${body(lines)};`,
    `const o = { f() ${body(lines)} };`,
    `class C { f() ${body(lines)} }`,
  ];
  for (const text of forms(101))
    expect(tooLongIn('core/probe/probe.ts', text), text.slice(0, 20)).toHaveLength(1);
  for (const text of forms(100))
    expect(tooLongIn('core/probe/probe.ts', text), text.slice(0, 20)).toEqual([]);
});
