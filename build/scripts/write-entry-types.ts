// Writes core/foundation/wire/entry-types.ts from what every `entries.ts` defines, so that the journal screen and the province
// know each type without a list of their own. Run it after an entry type was added; tests/contract/province refuses an old list.
import { globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { entryGroups } from '#core/foundation/wire/entry-groups.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The list that is written, from the root of the project. */
export const writtenList = 'core/foundation/wire/entry-types.ts';

const definitionSchema = z.object({
  type: z.string().includes('.'),
  group: z.enum(entryGroups),
  tv: z.int().min(1),
  topics: z.array(z.string()),
});

/** Every entry type that core defines, by its name. */
export async function definedTypes() {
  const files = globSync('core/*/*/entries.ts', { cwd: root });
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(path.join(root, file))),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => {
      const definition = definitionSchema.safeParse(value);
      return definition.success ? [definition.data] : [];
    })
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
}

/** The text of the list. */
export async function entryTypeList(): Promise<string> {
  const types = await definedTypes();
  const groups = entryGroups.map((group) => {
    const names = types.filter((one) => one.group === group).map(({ type }) => `    '${type}',\n`);
    return `  ${group}: [\n${names.join('')}  ],\n`;
  });
  const later = types.filter(({ tv }) => tv > 1).map(({ type, tv }) => `['${type}', ${tv}]`);
  return `// Every entry type of the office by its group on the journal screen, and the newest version of a body where it is not the first.
// Made from \`core/*/*/entries.ts\` by \`node build/scripts/write-entry-types.ts\`. Do not edit.
import type { EntryGroup } from './entry-groups.ts';

export const writtenTypes: Readonly<Record<EntryGroup, readonly string[]>> = {
${groups.join('')}};

export const newestVersions: ReadonlyMap<string, number> = new Map([${later.join(', ')}]);
`;
}

if (import.meta.main) writeFileSync(path.join(root, writtenList), await entryTypeList());
