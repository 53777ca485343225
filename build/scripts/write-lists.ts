// `npm run lists`: writes the lists that follow from the folders of duties. A file that a person adds needs no line in them; a test
// refuses an old list (tests/unit/written-lists.test.ts). Entry types are a list so that the journal screen and the province
// know each without loading core; tables and sentences are lists so that the compiler knows their names.
import { globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { entryGroups } from '#core/foundation/wire/entry-groups.ts';

const root = path.resolve(import.meta.dirname, '../..');
const bare = (file: string): string => file.replace(/\.\w+$/, '');
/** By their names without the ending, as the formatter sorts imports. */
const found = (pattern: string): string[] =>
  globSync(pattern, { cwd: root }).toSorted((one, other) => (bare(one) < bare(other) ? -1 : 1));

const definitionSchema = z.object({
  type: z.string().includes('.'),
  group: z.enum(entryGroups),
  tv: z.int().min(1),
  topics: z.array(z.string()),
});

/** Every entry type that core defines, by its name. */
export async function definedTypes() {
  const modules: Record<string, unknown>[] = await Promise.all(
    found('core/*/*/entries.ts').map((file) => import(path.join(root, file))),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => {
      const definition = definitionSchema.safeParse(value);
      return definition.success ? [definition.data] : [];
    })
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
}

/** The entry types by their group. */
async function entryTypeList(): Promise<string> {
  const types = await definedTypes();
  const groups = entryGroups.map((group) => {
    const names = types.filter((one) => one.group === group).map(({ type }) => `    '${type}',\n`);
    return `  ${group}: [\n${names.join('')}  ],\n`;
  });
  const later = types.filter(({ tv }) => tv > 1).map(({ type, tv }) => `['${type}', ${tv}]`);
  return `// Every entry type of the office by its group on the journal screen, and the newest version of a body where it is not the first.
// Made from \`core/*/*/entries.ts\` by \`npm run lists\`. Do not edit.
import type { EntryGroup } from './entry-groups.ts';

export const writtenTypes: Readonly<Record<EntryGroup, readonly string[]>> = {
${groups.join('')}};

export const newestVersions: ReadonlyMap<string, number> = new Map([${later.join(', ')}]);
`;
}

/**
 * Every table of one of a store's two files, from the files of each layer's duties. A view stands by its name in the place of the table
 * that statements read it by.
 */
function tableList(isOfDevice: boolean): string {
  const own = found('db/schema/*/*.ts').filter((file) => bare(file).endsWith('-device') === isOfDevice);
  const files = own.map((file) => {
    const from = path.relative('db/schema', file);
    const names = from.startsWith('views/') ? `{ ${path.basename(file, '.ts')} }` : '*';
    return `export ${names} from './${from}';\n`;
  });
  return `// Every table of ${isOfDevice ? 'this PC' : 'the office'}, for drizzle and its migration generator.
// Made from \`db/schema/*/*.ts\` by \`npm run lists\`. Do not edit.

${files.join('')}`;
}

/** Every sentence in Persian, from the files of the features. */
function sentenceList(): string {
  const files = found('renderer/i18n/messages/*.fa.json').map((file) => {
    const name = path.basename(file, '.fa.json');
    return { name, as: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) };
  });
  const imports = files.map(({ name, as }) => `import ${as} from './messages/${name}.fa.json';\n`);
  return `// Every sentence of the features in Persian, by its id.
// Made from \`messages/*.fa.json\` by \`npm run lists\`. Do not edit.
${imports.join('')}
export const messagesFa = {
${files.map(({ as }) => `  ...${as},\n`).join('')}};
`;
}

/** What is written, by its file from the root of the project. */
export const lists: Readonly<Record<string, () => string | Promise<string>>> = {
  'core/foundation/wire/entry-types.ts': entryTypeList,
  'db/schema/device.ts': () => tableList(true),
  'db/schema/office.ts': () => tableList(false),
  'renderer/i18n/messages-fa.ts': sentenceList,
};

if (import.meta.main)
  for (const [file, list] of Object.entries(lists)) writeFileSync(path.join(root, file), await list());
