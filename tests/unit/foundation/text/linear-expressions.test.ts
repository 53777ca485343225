// Every regular expression that may meet text from outside is asked of a checker that proves how its time grows.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { requireStrongPassphrase } from '#electron/key-custody/passphrase-rule.ts';

// The checker that is part of the package: no other program is started.
process.env.RECHECK_BACKEND = 'pure';

const root = resolve(import.meta.dirname, '../../../..');
/** Judged by steps, never by how long a busy machine took for them: 250 ms in which nothing else ran were a fault before. */
const bySteps = { incubationTimeout: null, attackTimeout: null, seedingTimeout: null, timeout: 300_000 };

/** Judged by hand, with the reason: the checker tries these by chance, or what they are given has a bound of its own. */
const judgedByHand: Readonly<Record<string, string>> = {
  'core/foundation/money/rial.ts /\\B(?=(?:\\d{3})+$)/g': 'the digits of a safe integer: sixteen at most',
  'core/foundation/identifiers/pos-slip.ts /(?:\\d{6}|\\d{4})?[*xX•]{4,10}(\\d{4})|(?<!\\d)\\d{16}(?!\\d)/gu':
    'at most 20 signs from any place',
};

type Expression = { readonly file: string; readonly text: string };

/** Literals of a source, and whatever is made a regular expression while it runs. */
function expressionsOf(file: string, text: string): { literals: Expression[]; made: Expression[] } {
  const literals: Expression[] = [];
  const made: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push({ file, text: node.text });
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
      made.push({ file, text: node.getText() });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return { literals, made };
}

/** What is wrong with an expression; null when its time grows with the length of the text alone. */
function fault(text: string): string | null {
  const end = text.lastIndexOf('/');
  const judged = checkSync(text.slice(1, end), text.slice(end + 1), bySteps);
  if (judged.status === 'safe') return null;
  return judged.status === 'vulnerable' ? judged.complexity.summary : `not decided: ${judged.error.kind}`;
}

const sources = globSync('{core,db,electron,province}/**/*.ts', { cwd: root }).map((file) =>
  expressionsOf(file, readFileSync(resolve(root, file), 'utf8')),
);
const all = [
  ...new Map(
    sources.flatMap(({ literals }) => literals).map((one) => [`${one.file} ${one.text}`, one]),
  ).values(),
];

describe('A24 a regular expression', () => {
  it('takes time in proportion to the text, wherever one stands', {
    tags: 'release',
    timeout: 600_000,
  }, () => {
    const texts = new Map(all.map(({ file, text }) => [text, file]));
    const faults = [...texts].flatMap(([text, file]) => {
      if (Object.hasOwn(judgedByHand, `${file} ${text}`)) return [];
      const found = fault(text);
      return found === null ? [] : [`${file} ${text}: ${found}`];
    });
    expect(faults).toEqual([]);
  });

  it('was seen, and those that were judged by hand are still there', () => {
    expect(all.length).toBeGreaterThan(120);
    const there = new Set(all.map(({ file, text }) => `${file} ${text}`));
    expect(Object.keys(judgedByHand).filter((one) => !there.has(one))).toEqual([]);
  });

  it('is written out, never made of a text', () => {
    // Its one number is of the module itself.
    const known = ['electron/key-custody/recovery-code.ts'];
    expect(sources.flatMap(({ made }) => made).map(({ file }) => file)).toEqual(known);
  });

  it.each([
    ['spaces before an end', "text.replace(/\\s+$/, '')"],
    ['a repetition of a repetition', 'const bad = /^(\\w+\\s?)*$/;'],
    ['three stars in a row', 'if (/a.*b.*c/.test(text)) return;'],
    ['a look behind', 'export const behind = /(?<=x+)y/u;'],
    ['overlapping words', 'const common = /^(?:\\d{1,3}|1234567890?|[\\s._!@-])+$/iu;'],
  ])('is refused: %s', (_, source) => {
    const { literals } = expressionsOf('planted.ts', source);
    expect(literals).toHaveLength(1);
    expect(fault(literals[0]?.text ?? '')).not.toBeNull();
  });

  it('lets a passphrase of very many digits be judged at once', () => {
    expect(requireStrongPassphrase(`${'1234'.repeat(5_000)} kuh rud`)).toHaveLength(20_008);
    expect(() => requireStrongPassphrase('1234'.repeat(5_000))).toThrow('PASSWORD_TOO_COMMON');
  });
});
