// Four interfaces of core are open: each module adds its own member in its `duty.ts`, so that a file can use one without an
// import. This asks the compiler where each used member was declared: never above the file that uses it.
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const { layers } = createRequire(import.meta.url)('../../build/core-layers.cjs') as {
  layers: Record<string, Record<string, readonly string[]>>;
};
const openInterfaces: ReadonlySet<string> = new Set([
  'Reads',
  'OfficeServices',
  'OfficeMemory',
  'PreAuthReads',
]);

/** One use from below that the test has to see. */
const planted = 'core/access/staff/planted-use.ts';
const plantedText = `import type { Desk } from '#core/access/request-context/desk.ts';
export const hidden = ({ reads: { visits } }: Desk, desk: Desk) => [visits, desk.sync];
export type Hidden = Pick<Desk['reads'], 'staff' | 'fees'>;
`;

function compiled(): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const read = ts.getParsedCommandLineOfConfigFile(path.join(root, 'core/tsconfig.json'), {}, host);
  const options = { ...read?.options, noEmit: true, composite: false, incremental: false };
  const files = ts.createCompilerHost(options);
  const isPlanted = (file: string): boolean => path.relative(root, file) === planted;
  return ts.createProgram([...(read?.fileNames ?? []), path.join(root, planted)], options, {
    ...files,
    fileExists: (file) => isPlanted(file) || files.fileExists(file),
    readFile: (file) => (isPlanted(file) ? plantedText : files.readFile(file)),
    getSourceFile: (file, version, ...rest) =>
      isPlanted(file)
        ? ts.createSourceFile(file, plantedText, version)
        : files.getSourceFile(file, version, ...rest),
  });
}

/** The member that a node names, and the type that it is a member of. */
function used(node: ts.Node, checker: ts.TypeChecker): readonly [name: string, of: ts.Type] | null {
  if (ts.isPropertyAccessExpression(node))
    return [node.name.text, checker.getTypeAtLocation(node.expression)];
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? [name.text, checker.getTypeAtLocation(node.parent)] : null;
  }
  if (!ts.isLiteralTypeNode(node) || !ts.isStringLiteral(node.literal)) return null;
  // Desk['reads']['fees'], Pick<Reads, 'fees' | 'staff'>
  const user = ts.isUnionTypeNode(node.parent) ? node.parent.parent : node.parent;
  const of = ts.isIndexedAccessTypeNode(user)
    ? user.objectType
    : ts.isTypeReferenceNode(user)
      ? user.typeArguments?.[0]
      : undefined;
  return of === undefined ? null : [node.literal.text, checker.getTypeFromTypeNode(of)];
}

/** Whether a file may know what another one declares, by their layers and modules. */
function mayKnow(user: string, declared: string): boolean {
  const [, layer = '', module = ''] = user.split('/');
  const [, layerThere = '', moduleThere = ''] = declared.split('/');
  const order = Object.keys(layers);
  if (layer !== layerThere) return order.indexOf(layerThere) < order.indexOf(layer);
  const known = layers[layer]?.[module];
  return known === undefined || module === moduleThere || known.includes(moduleThere);
}

it('nothing is read through an open interface by a module below the one that adds it', {
  tags: 'release',
}, () => {
  const program = compiled();
  const checker = program.getTypeChecker();
  const sources = program
    .getSourceFiles()
    .map((source) => ({ source, file: path.relative(root, source.fileName) }))
    .filter(({ file }) => file.startsWith('core/'));
  /** The nodes of a file, one by one. */
  function* nodesOf(node: ts.Node): Generator<ts.Node> {
    yield node;
    for (const child of node.getChildren()) yield* nodesOf(child);
  }
  const isMember = (node: ts.Node): node is ts.PropertySignature =>
    ts.isPropertySignature(node) &&
    ts.isInterfaceDeclaration(node.parent) &&
    openInterfaces.has(node.parent.name.text);
  const members = new Set<string>();
  for (const { source } of sources.filter(({ file }) => /(duty|desk|pre-auth|reads)\.ts$/.test(file)))
    for (const node of nodesOf(source)) if (isMember(node)) members.add(node.name.getText());
  let count = 0;
  const hidden: string[] = [];
  for (const { source, file } of sources)
    for (const node of nodesOf(source)) {
      const name = ts.isPropertyAccessExpression(node)
        ? node.name.text
        : ts.isBindingElement(node)
          ? (node.propertyName ?? node.name).getText()
          : ts.isLiteralTypeNode(node)
            ? node.literal.getText().slice(1, -1)
            : '';
      if (!members.has(name)) continue;
      const [member, of] = used(node, checker) ?? [];
      if (member === undefined || of === undefined) continue;
      for (const declaration of of.getProperty(member)?.declarations ?? []) {
        if (!isMember(declaration)) continue;
        count += 1;
        const there = path.relative(root, declaration.getSourceFile().fileName);
        if (!mayKnow(file, there)) hidden.push(`${file} uses ${member} of ${there}`);
      }
    }
  expect(count).toBeGreaterThan(150);
  expect(hidden).toEqual([
    `${planted} uses visits of core/counter/visits/duty.ts`,
    `${planted} uses sync of core/replication/sync/duty.ts`,
    `${planted} uses fees of core/counter/fees/duty.ts`,
  ]);
});
