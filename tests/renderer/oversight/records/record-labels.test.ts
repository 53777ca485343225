// Every type of entry has a word on the journal screen, and a group by which it is found.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { groupOf } from '#core/oversight/records/rules.ts';
import { entryTypes } from '#province/projection/entry-types.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const defined = globSync('core/*/*/entries.ts', { cwd: root }).flatMap((file) =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/type: '([a-z_]+\.[a-z0-9_]+)'/g)].map(
    ([, type = '']) => type,
  ),
);

test('D19.5 every type that the application writes, or the province knows, has a word and a group', () => {
  expect(defined.length).toBeGreaterThan(80);
  const known = [...new Set([...defined, ...entryTypes.keys()])].toSorted();
  expect(known.filter((type) => typeLabel(type) === 'records.unknownType')).toEqual([]);
  expect(known.filter((type) => groupOf(type) === null)).toEqual([]);
});

test('a type that nobody knows is said to be one', () => {
  expect(typeLabel('weather.changed')).toBe('records.unknownType');
  expect(groupOf('weather.changed')).toBeNull();
  expect(groupOf('weather')).toBeNull();
});

test.each(['__proto__.x', 'constructor.x'])('%s is one that nobody knows', (type) => {
  expect([typeLabel(type), groupOf(type)]).toEqual(['records.unknownType', null]);
});
