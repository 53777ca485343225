// The office and the reference province are in step: no entry that an office writes today is quarantined for its type.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '#build/scripts/places.ts';
import { definedTypes, entryTypeList, writtenList } from '#build/scripts/write-entry-types.ts';
import { entryTypes } from '#province/projection/entry-types.ts';

const defined = await definedTypes();

test("core's entry types are found", () => {
  expect(defined.map(({ type }) => type)).toEqual(expect.arrayContaining(['visit.opened', 'fee.charged']));
});

test('the list of entry types is what the entries say', async () => {
  const list = readFileSync(inProject(writtenList), 'utf8');
  expect(list, 'run: node build/scripts/write-entry-types.ts').toBe(await entryTypeList());
});

test.each(defined)('$type in version $tv is known at the province', ({ type, tv }) => {
  expect(entryTypes.get(type)?.versions).toContain(tv);
});
