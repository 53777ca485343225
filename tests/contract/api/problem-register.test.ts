// Every problem of the catalogue is provoked by a test that asserts it: found in the tests themselves, never in a list
// that somebody keeps. A code counts where it stands in what a test expects; a code in an input or a comment does not.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { problemParams } from '#core/foundation/problems/catalogue.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const codes = new Set(Object.keys(problemParams));
const sources = globSync('{core,db,electron}/**/*.ts', { cwd: root }).filter(
  (file) => !file.startsWith('core/foundation/problems/'),
);
const tests = globSync('tests/{integration,contract,faults,e2e}/**/*.{test,spec}.ts', { cwd: root }).filter(
  (file) => !file.endsWith('problem-register.test.ts'),
);

/** Codes in string literals; `counts` says by the literal's place whether it does. */
function codesIn(text: string, counts: (literal: ts.Node) => boolean): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && codes.has(node.text) && counts(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('read.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Whether a literal stands in what is expected: an argument of a matcher, of a helper that asserts, or a table of tests. */
function isExpected(literal: ts.Node): boolean {
  for (let node = literal; node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (!ts.isCallExpression(parent) || parent.expression === node) continue;
    const called = parent.expression.getText();
    if (/^expect\b/.test(called) || /\.(each|for)(\(|$)/.test(called)) return true;
  }
  return false;
}

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What a test expects by a name (`const refusedTwice = { code: … }`) is expected where the name is. */
function isNamed(literal: ts.Node): boolean {
  for (let node = literal; node.parent !== undefined; node = node.parent) {
    // What is handed to a call is its input.
    if (ts.isCallExpression(node) || ts.isFunctionLike(node)) return false;
    if (ts.isVariableDeclaration(node)) return true;
  }
  return false;
}

/** Codes that no router raises, or only below it: each with the test of its own that asserts it. */
const below: Readonly<Record<string, string>> = {
  STORE_HISTORY_CHANGED: 'tests/migrations/guarded.test.ts',
  STORE_MIGRATION_LOST_ROWS: 'tests/migrations/guarded.test.ts',
  // The input refuses first what the rule would.
  FEE_COUNT_INVALID: 'tests/unit/counter/fees/rules.test.ts',
  TARIFF_INVALID: 'tests/unit/counter/fees/tariff-file.test.ts',
  PSP_SECOND_HEADER: 'tests/unit/foundation/settlement/report-shapes.test.ts',
  PSP_WORDS_UNKNOWN: 'tests/unit/foundation/settlement/report-shapes.test.ts',
  PSP_UNIT_UNKNOWN: 'tests/unit/foundation/settlement/report-shapes.test.ts',
  PSP_FILE_IS_STATEMENT: 'tests/unit/foundation/settlement/statements-and-tracking.test.ts',
};

const isAsserted = (literal: ts.Node): boolean => isExpected(literal) || isNamed(literal);
const asserted = new Set(tests.flatMap((file) => [...codesIn(read(file), isAsserted)]));

test('every problem of the catalogue is provoked by a test that asserts it', () => {
  const missing = [...codes].filter((code) => !asserted.has(code));
  expect(missing.toSorted()).toEqual(Object.keys(below).toSorted());
});

test.each(Object.entries(below))('%s is asserted by a test below the router', (code, file) => {
  expect([...codesIn(read(file), () => true)]).toContain(code);
});

test('every problem of the catalogue is raised somewhere', () => {
  const raised = new Set(sources.flatMap((file) => [...codesIn(read(file), () => true)]));
  expect([...codes].filter((code) => !raised.has(code))).toEqual([]);
});

test('a code that only stands in an input or in a comment is not taken for asserted', () => {
  const text =
    "// DRAFTS_OPEN\nawait call({ code: 'DRAFTS_OPEN' });\nexpect(x).toEqual({ code: 'DAY_CLOSED' });";
  expect([...codesIn(text, isExpected)]).toEqual(['DAY_CLOSED']);
});
