// Refusals of rules have one form: the problem of the catalogue that the command throws. Read from every `rules.ts`.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('core/**/rules.ts', { cwd: root });

/**
 * What of a source text refuses in another form: a function `…Refusal` that gives no `Problem | null`, a type `…Refusal`
 * of its own words, a value `{ ok: false }` without the problems that it stands for.
 */
function otherForms(text: string): string[] {
  const source = ts.createSourceFile('rules.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('Refusal')) found.push(node.name.text);
    if (ts.isFunctionDeclaration(node) && node.name?.text.endsWith('Refusal'))
      if (node.type?.getText() !== 'Problem | null') found.push(node.name.text);
    if (ts.isVariableDeclaration(node) && node.name.getText().endsWith('Refusal')) {
      const made = node.initializer;
      if (made === undefined || !ts.isArrowFunction(made) || made.type?.getText() !== 'Problem | null')
        found.push(node.name.getText());
    }
    if (ts.isTypeLiteralNode(node)) {
      const parts = node.members.map((member) => member.getText().replace(/^readonly |;$/g, ''));
      const isRefused = parts.includes('ok: false');
      const tellsProblem = parts.some((part) => /^refusals?: .*Problem/.test(part));
      if (isRefused && !tellsProblem) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it.each(files)('%s refuses with problems of the catalogue', (file) => {
  expect(otherForms(readFileSync(resolve(root, file), 'utf8'))).toEqual([]);
});

it('sees what refuses in another form', () => {
  expect(files.length).toBeGreaterThan(8);
  for (const text of [
    "export type OpeningRefusal = 'TOO_EARLY';",
    "export function openingRefusal(): 'TOO_EARLY' | null { return null; }",
    'export const openingRefusal = (): string | null => null;',
    'export type Read = { readonly ok: true } | { readonly ok: false; readonly field: string };',
  ])
    expect(otherForms(text), text).toHaveLength(1);
});
