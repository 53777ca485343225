// The office and the reference province are in step: no entry that an office writes today is quarantined for its type.
import { expect, test } from 'vitest';
import { definedTypes } from '#build/scripts/write-lists.ts';
import { entryTypes } from '#province/projection/entry-types.ts';

const defined = await definedTypes();

test("core's entry types are found", () => {
  expect(defined.map(({ type }) => type)).toEqual(expect.arrayContaining(['visit.opened', 'fee.charged']));
});

test.each(defined)('$type in version $tv is known at the province', ({ type, tv }) => {
  expect(entryTypes.get(type)?.versions).toContain(tv);
});
