// How long the functions of the product are: a function takes the lines from its name to its end, inner functions among them.
import ts from 'typescript';

export const longestFunction = 100;

/** A function with the lines that it takes; `name` is empty where it has none. */
export type MeasuredFunction = {
  readonly file: string;
  readonly name: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly lines: number;
};

/** Functions that are longer, as `file:name`: those of the replication between PCs. Nothing is added. */
export const longFunctions: readonly string[] = ['core/replication/peers/peer-service.ts:createPeerService'];

/** Every function of a file. */
export function functionsOf(file: string, text: string): MeasuredFunction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: MeasuredFunction[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const line = lineAt(node.getStart());
      found.push({ file, name: nameOf(node), line, lines: lineAt(node.end) - line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node: ts.Node & { readonly name?: ts.Node }): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : '';
}

/** Functions of a file over the limit, but for those that are excepted. */
export function tooLongIn(
  file: string,
  text: string,
  excepted: readonly string[] = longFunctions,
): MeasuredFunction[] {
  return functionsOf(file, text).filter(
    ({ name, lines }) => lines > longestFunction && !excepted.includes(`${file}:${name}`),
  );
}
