// The office and the reference province are in step: no entry that an office writes today is quarantined for its type.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { entryTypes } from '#province/projection/entry-types.ts';

const definitionSchema = z.object({
  type: z.string().includes('.'),
  tv: z.int(),
  topics: z.array(z.string()),
});

async function definedEntries() {
  const files = globSync('core/*/*/entries.ts');
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(resolve(file))));
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => {
      const definition = definitionSchema.safeParse(value);
      return definition.success ? [definition.data] : [];
    });
}

const defined = await definedEntries();

test("core's entry types are found", () => {
  expect(defined.map(({ type }) => type)).toEqual(expect.arrayContaining(['visit.opened', 'fee.charged']));
});

test.each(defined)('$type in version $tv is known at the province', ({ type, tv }) => {
  expect(entryTypes.get(type)?.versions, 'add it to province/projection/entry-types.ts').toContain(tv);
});
