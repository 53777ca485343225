// Finds handlers that may throw past themselves: what is given to `on`, `once`, `subscribe` or a timer, and promises that nobody
// waits for. In the replication rooms each is made by `neverThrows` (core/foundation/problems/never-throws.ts, N46).
import ts from 'typescript';

const wrapper = 'neverThrows';
/** Where the handler stands among the arguments. */
const places: Readonly<Record<string, number>> = {
  ...{ on: 1, once: 1, addListener: 1, addEventListener: 1, subscribe: 0, onFound: 0 },
  ...{ setTimeout: 0, setInterval: 0, setImmediate: 0, queueMicrotask: 0, nextTick: 0 },
};
/** What ends something or tells how it ended, and throws nothing. */
const harmless = new Set([
  ...['destroy', 'delete', 'resolve', 'reject', 'failed', 'clearTimeout', 'clearInterval'],
]);

/** `file:line what` of each. */
export function bareHandlersIn(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const wrapped = new Set<string>();
  const found: string[] = [];
  const each = (node: ts.Node, look: (node: ts.Node) => void): void => {
    look(node);
    ts.forEachChild(node, (child) => each(child, look));
  };
  each(source, (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isWrapped(node.initializer))
      wrapped.add(node.name.text);
  });
  each(source, (node) => {
    const bare = bareIn(node, wrapped);
    if (bare === null) return;
    const { line } = source.getLineAndCharacterOfPosition(bare.getStart());
    found.push(`${file}:${line + 1} ${bare.getText().slice(0, 40)}`);
  });
  return found;
}

function bareIn(node: ts.Node, wrapped: ReadonlySet<string>): ts.Node | null {
  if (ts.isVoidExpression(node) && ts.isCallExpression(node.expression))
    return harmless.has(nameOf(node.expression.expression)) ? null : node;
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
    const { expression, arguments: said } = node.expression;
    if (nameOf(expression) === 'finally' || (nameOf(expression) === 'then' && said.length < 2)) return node;
  }
  if (!ts.isCallExpression(node)) return null;
  const handler = handlerOf(node);
  return handler === undefined || isSafe(handler, wrapped) ? null : handler;
}

function handlerOf({ expression, arguments: said }: ts.CallExpression): ts.Node | undefined {
  const name = nameOf(expression);
  // A socket's own time-out says the time first.
  if (name === 'setTimeout' && ts.isPropertyAccessExpression(expression)) return said[1];
  return Object.hasOwn(places, name) ? said[places[name] ?? 0] : undefined;
}

function isSafe(handler: ts.Node, wrapped: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(handler)) return wrapped.has(handler.text) || harmless.has(handler.text);
  if (ts.isArrowFunction(handler))
    return ts.isCallExpression(handler.body) && harmless.has(nameOf(handler.body.expression));
  return isWrapped(handler);
}

const isWrapped = (node: ts.Node | undefined): boolean =>
  node !== undefined && ts.isCallExpression(node) && nameOf(node.expression) === wrapper;

function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}
