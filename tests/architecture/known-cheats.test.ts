// docs/cheats.md: every cheat that once succeeded has a rule, a test that carries its number and a cheat that plants it.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseRules } from '#renderer/i18n/numbered-rules.ts';
import { removedRules } from '#tests/campaign/removed-rules.ts';
import { knownCheats } from '#tests/support/known-cheats.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const rows = knownCheats();

/** Every planted cheat as `rule name`. */
const planted = new Set(
  globSync('tests/cheats/*.ts', { cwd: root }).flatMap((file) =>
    [...read(file).matchAll(/^ {4}name: (['"])(.+)\1,\n {4}rule: '([^']+)',$/gm)].map(
      ([, , name = '', rule = '']) => `${rule} ${name}`,
    ),
  ),
);
const rules = new Set(
  parseRules(read('docs/rules.md')).flatMap((heading) => heading.rules.map(({ id }) => id)),
);

/** Whether a title in a file begins with the numbers of rules, this one among them. */
const proves = (text: string, rule: string): boolean =>
  [...text.matchAll(/\(\s*['"`]((?:[A-Z]\d+(?:\.\d+)?[, ]+)+)/g)].some(([, ids = '']) =>
    ids.split(/[, ]+/).includes(rule),
  );

it('every cheat that once succeeded, K1 to K20, stands in docs/cheats.md', () => {
  expect([...new Set(rows.map(({ id }) => id))]).toEqual(
    Array.from({ length: 20 }, (_, place) => `K${place + 1}`),
  );
});

it('each has its rule, a test in the named file and a planted cheat', () => {
  const wrong = rows.filter(
    ({ rule, test, planted: name }) =>
      !rules.has(rule) || !proves(read(test), rule) || !planted.has(`${rule} ${name}`),
  );
  expect(wrong).toEqual([]);
});

it('each rule can be taken out of the sources, for the campaign that looks whether its test fails then', () => {
  const lacking = rows.filter(
    ({ id, rule }) => !removedRules.some((one) => one.rule === rule && one.cheats.includes(id)),
  );
  expect(lacking).toEqual([]);
  const stale = removedRules.filter(({ file, from }) => read(file).split(from).length !== 2);
  expect(stale).toEqual([]);
});

it('a rule in the middle of a title, or another cheat of that name, would not do', () => {
  expect(proves("it('D1.2 D1.4 a clerk', () => {})", 'D1.4')).toBe(true);
  expect(proves("it('a clerk, D1.4', () => {})", 'D1.4')).toBe(false);
  expect(planted.size).toBeGreaterThan(60);
  expect(planted.has('D1.1 a slip that never was, for cash that was kept')).toBe(false);
});
