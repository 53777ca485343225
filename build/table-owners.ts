// The rule of owners: no statement names tables of this PC and tables of the office (db/schema/device-tables.ts), in written SQL or by
// what it imports. Then the two can lie in two files.
import ts from 'typescript';
import { namedTables, type Tables } from './raw-sql.ts';

/** A statement that names tables of both, by its first words. */
type Crossing = { readonly file: string; readonly statement: string };

/** Every table with the file that declares it, as `readTables` gives them, and the names of those of this PC. */
export type OwnedTables = { readonly all: Tables; readonly ofDevice: ReadonlySet<string> };

/** Whether a schema file, `layer/module`, holds tables of this PC. */
export const isDeviceFile = (schema: string): boolean => schema.endsWith('-device');

/** Methods by which a statement of drizzle names its tables. */
const naming = new Set(['from', 'insert', 'update', 'delete', 'innerJoin', 'leftJoin', 'crossJoin']);

/** Every statement of a source text that names tables of both owners. */
export function crossingsOf(file: string, text: string, tables: OwnedTables): Crossing[] {
  // Most files name nothing of this PC.
  if (!text.includes("-device.ts'") && !namesAny(text, tables.ofDevice)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const owners = importedOwners(source);
  const found: Crossing[] = [];
  const visit = (node: ts.Node): void => {
    if (isStatement(node)) {
      const named = ownersIn(node, owners, tables);
      if (named.size > 1) found.push({ file, statement: node.getText(source).slice(0, 60) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const namesAny = (text: string, names: ReadonlySet<string>): boolean =>
  new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+"?(?:${[...names].join('|')})\\b`).test(text);

/** SQL that is written out, or the whole chain of calls that makes a statement. */
function isStatement(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node))
    return true;
  if (!ts.isCallExpression(node) || isInnerCall(node)) return false;
  for (
    let call: ts.Expression = node;
    ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression);
  ) {
    if (naming.has(call.expression.name.text)) return true;
    call = call.expression.expression;
  }
  return false;
}

/** A call on whose result another one follows: the chain is longer. */
const isInnerCall = ({ parent }: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent);

/** The names that a file imports of tables, with their owner: true for this PC's. */
function importedOwners(source: ts.SourceFile): ReadonlyMap<string, boolean> {
  return new Map(
    source.statements.flatMap((statement): [string, boolean][] => {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
      const schema = /^#db\/schema\/(.+\/.+)\.ts$/.exec(statement.moduleSpecifier.text)?.[1];
      const bindings = statement.importClause?.namedBindings;
      if (schema === undefined || bindings === undefined || !ts.isNamedImports(bindings)) return [];
      return bindings.elements.map(({ name }) => [name.text, isDeviceFile(schema)]);
    }),
  );
}

function ownersIn(
  statement: ts.Node,
  owners: ReadonlyMap<string, boolean>,
  { all, ofDevice }: OwnedTables,
): Set<boolean> {
  const found = new Set<boolean>();
  const visit = (node: ts.Node): void => {
    const owner = ts.isIdentifier(node) && !isKey(node) ? owners.get(node.text) : undefined;
    if (owner !== undefined) found.add(owner);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  for (const table of namedTables(`(${statement.getText()})`))
    if (all.has(table)) found.add(ofDevice.has(table));
  return found;
}

/** The name of a property is no table: `{ device: … }`, `row.device`. */
const isKey = (node: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);
