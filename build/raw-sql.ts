// The rule of written SQL: text that a file hands to the database may name only tables of its own room, or of the list
// below. (What is asked through drizzle is an import, and the import rules see it.)
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import ts from 'typescript';

/** Rooms of core whose tables stand in a schema file of another name. */
const ownSchema: Readonly<Record<string, readonly string[]>> = {
  log: ['journal'],
  device: ['journal'],
  verification: ['journal'],
  witness: ['journal'],
  'sign-in': ['staff'],
  'request-context': ['staff'],
  'first-run': ['office'],
  'visit-acts': ['visits'],
  sync: ['journal'],
  store: ['store', 'journal'],
};

/** What a room may name of another's, and why. Smaller is better. */
export const neighbours: Readonly<Record<string, readonly string[]>> = {
  // What a visit is now follows from what other duties recorded in it; what this PC did knowing of something, from where both stand
  // in its journal.
  visits: [
    'fee_charges',
    'fee_corrections',
    'fee_lines',
    'identity_checks',
    'journal',
    'payment_differences',
    'payment_reversals',
    'payments',
  ],
  // What a payment was for and what is still due, and whether the bank's report has it.
  payments: ['psp_imports', 'psp_rows', 'visits'],
  // A day is settled from payments and their fee lines, and its clashes are found in what every duty recorded.
  'day-close': [
    'activations',
    'day_closings',
    'fee_corrections',
    'fee_lines',
    'payment_allocations',
    'payment_differences',
    'payment_reversals',
    'payments',
  ],
  // The timeline of a person tells of their sections and transfers, of the end of their departure and of emergencies.
  staff: ['departure_closings', 'emergencies', 'postings', 'transfer_withdrawals'],
  // Lists that are worked out from facts are compared with them.
  checks: ['clients', 'client_words', 'identity_checks', 'journal', 'open_visits', 'visit_endings', 'visits'],
  // Somebody changes or removes rows behind the application's back.
  demo: ['cash_offers', 'visits'],
  // A restored store forgets what it was told under its former epoch.
  opening: ['device'],
};

/** Name of a table → the schema file that declares it. */
export type Tables = ReadonlyMap<string, string>;

/** The tables of schema modules, by file name without extension. */
export function tablesOf(modules: Readonly<Record<string, Record<string, unknown>>>): Tables {
  return new Map(
    Object.entries(modules).flatMap(([file, exported]) =>
      Object.values(exported).flatMap((value): [string, string][] =>
        is(value, SQLiteTable) ? [[getTableConfig(value).name, file]] : [],
      ),
    ),
  );
}

export type Trespass = { readonly file: string; readonly table: string };

/** The room of a file of core: the folder below its layer, or the layer where it has no rooms. */
export function roomOf(file: string): string {
  const [, layer = '', room = ''] = file.split('/');
  return layer === 'demo' || room.endsWith('.ts') ? layer : room;
}

/** The tables of others that a file of core names in its SQL. `file` is its path from the root, `text` what it says. */
export function trespassesOf(file: string, tables: Tables, text: string): Trespass[] {
  const room = roomOf(file);
  const own = [room, ...(ownSchema[room] ?? [])];
  const allowed = neighbours[room] ?? [];
  return namedTables(text)
    .filter(
      (table) => tables.has(table) && !own.includes(tables.get(table) ?? '') && !allowed.includes(table),
    )
    .map((table) => ({ file, table }));
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
