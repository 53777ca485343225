// The rule of tables: a module of core names, in written SQL and in imports of `#db/schema`, only tables of its own, of layers below
// and of the neighbours that `core-layers.cjs` names for it. (Imports between files of core are held by `import-rules.cjs`.)
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import ts from 'typescript';

const { layers, apart } = createRequire(import.meta.url)('./core-layers.cjs') as {
  layers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  apart: readonly (readonly string[])[];
};
const order = Object.keys(layers);

/** Tables that a file may name against the rule, each with the reason. Fewer is better. */
export const exceptions: Readonly<Record<string, readonly string[]>> = {
  // A visit stays in the list of open ones until its last check says otherwise; the list is kept by an applier of visits.
  'core/counter/visits/open-visits-apply.ts': ['identity_checks'],
  // Whether the province signed a word is asked by every layer; its keys come with the enrolments, which replication writes.
  'core/journal/province-words/signing-keys-queries.ts': ['replication/sync', 'replication/sync-device'],
};

/** Name of a table → the file below `db/schema` that declares it, `layer/module`. */
export type Tables = ReadonlyMap<string, string>;

/** The tables of schema modules, by `layer/module`. */
function tablesOf(modules: Readonly<Record<string, Record<string, unknown>>>): Tables {
  return new Map(
    Object.entries(modules).flatMap(([file, exported]) =>
      Object.values(exported).flatMap((value): [string, string][] =>
        is(value, SQLiteTable) ? [[getTableConfig(value).name, file]] : [],
      ),
    ),
  );
}

/** Every table of the store. `root`: the folder of the repository. */
export async function readTables(root: string): Promise<Tables> {
  const modules: Record<string, Record<string, unknown>> = {};
  for (const file of globSync('db/schema/*/*.ts', { cwd: root }))
    modules[file.slice('db/schema/'.length, -'.ts'.length)] = await import(resolve(root, file));
  return tablesOf(modules);
}

/** What a file names that it may not: a table, or a file of tables that it imports. */
export type Trespass = { readonly file: string; readonly named: string };

/** The layer of a file of core, and its module there; the latter is empty where a layer has none. */
function placeOf(file: string): { layer: string; module: string } {
  const [, layer = '', module = ''] = file.split('/');
  return { layer, module };
}

/** Whether a file of core may name what is declared in `schema`, a `layer/module` of `db/schema`. */
export function mayName(file: string, schema: string): boolean {
  const { layer, module } = placeOf(file);
  const [layerOf = '', moduleOf = ''] = schema.split('/');
  if (layer !== layerOf)
    return (
      order.indexOf(layerOf) < order.indexOf(layer) &&
      !apart.some((beside) => beside.includes(layer) && beside.includes(layerOf))
    );
  // Tables of no single module, as those of the journal itself, are the whole layer's.
  if (!(moduleOf in (layers[layer] ?? {}))) return true;
  return module === moduleOf || (layers[layer]?.[module] ?? []).includes(moduleOf);
}

/** What a file of core names, in its SQL or by import, that is not its own to name. `file`: path from the root. */
export function trespassesOf(
  file: string,
  tables: Tables,
  text: string,
  excepted: readonly string[] = exceptions[file] ?? [],
): Trespass[] {
  const ofTables = namedTables(text).filter((table) => {
    const schema = tables.get(table);
    return schema !== undefined && !mayName(file, schema) && !excepted.includes(table);
  });
  const ofImports = importedSchemas(text).filter(
    (schema) => !mayName(file, schema) && !excepted.includes(schema),
  );
  return [...ofTables, ...ofImports].map((named) => ({ file, named }));
}

/** Every table that a source text names in SQL, in its strings and templates. */
export function namedTables(text: string): string[] {
  const source = ts.createSourceFile('read.ts', text, ts.ScriptTarget.Latest);
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const written = ts.isTemplateExpression(node) ? node.getText(source) : node.text;
      for (const [, table = ''] of written.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+"?([a-z_]+)/g))
        named.add(table);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...named];
}

/** Every file of tables that a source text imports, as `layer/module`. */
export function importedSchemas(text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.flatMap(({ fileName }) => /^#db\/schema\/(.+\/.+)\.ts$/.exec(fileName)?.[1] ?? []);
}
