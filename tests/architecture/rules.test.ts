// The numbered rules of docs/rules.md and the tests that prove them: no rule without a test, no number that is nowhere.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRules } from '#renderer/i18n/numbered-rules.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const headings = parseRules(read('docs/rules.md'));
const ruleIds = headings.flatMap(({ rules }) => rules.map(({ id }) => id));
const known = new Set([...headings.map(({ id }) => id), ...ruleIds]);

const sources = globSync('{core,db,electron,renderer,province,build,docs,tests}/**/*.{ts,tsx,css,sql,md}', {
  cwd: root,
  // The probes of the import rules come and go beside us.
  exclude: ['docs/rules.md', 'tests/architecture/**', '**/probe{,-*}', '**/probe*.ts'],
});
const tests = sources.filter((file) => /^tests\/.*\.tsx?$/.test(file));

/** Numbers of rules at the beginning of a test's title. */
const titled = /\(\s*['"`]((?:[A-Z]\d+(?:\.\d+)?[, ]+)+)/g;
const cited = /\b(D\d+(?:\.\d+)?)\b/g;
/** A rule's id in a comment of the product. */
const carried = /\b([DJANF]\d+(?:\.\d+)?)\b/g;
const section = /\b(design|domain)\.md[^\w§]{0,3}§\s?(\d+)/g;

function proved(text: string): string[] {
  return [...text.matchAll(titled)].flatMap(([, ids = '']) => ids.split(/[, ]+/).filter(Boolean));
}

function sectionsOf(document: string): Set<string> {
  return new Set([...read(`docs/${document}.md`).matchAll(/^## (\d+)\./gm)].map(([, number = '']) => number));
}

describe('the numbered rules', () => {
  it('are read whole: every duty of the directive and the four letters', () => {
    const duties = Array.from({ length: 22 }, (_, index) => `D${index + 1}`);
    expect(headings.map(({ id }) => id)).toEqual([...duties, 'J', 'A', 'N', 'F']);
    expect(new Set(ruleIds).size).toBe(ruleIds.length);
    for (const { id, fa, en, rules } of headings) {
      expect(fa, id).not.toBe('');
      expect(en, id).not.toBe('');
      for (const rule of rules) expect(rule.id.startsWith(id), rule.id).toBe(true);
    }
  });

  it('have a test each that carries their number', () => {
    expect(tests.length).toBeGreaterThan(100);
    const named = new Set(tests.flatMap((file) => proved(read(file))));
    expect(ruleIds.filter((id) => !named.has(id))).toEqual([]);
  });

  it('stand each in a product file that carries them', () => {
    const product = sources.filter((file) => !file.startsWith('tests/') && /\.(ts|tsx|css|sql)$/.test(file));
    expect(product.length).toBeGreaterThan(1000);
    const named = new Set(
      product.flatMap((file) => [...read(file).matchAll(carried)].map(([, id = '']) => id)),
    );
    expect(ruleIds.filter((id) => !named.has(id))).toEqual([]);
  });

  it('are all in the document: no test or comment names another', () => {
    const unknown = sources.flatMap((file) => {
      const text = read(file);
      const ids = [...text.matchAll(cited)].map(([, id = '']) => id);
      return [...ids, ...(file.startsWith('tests/') ? proved(text) : [])]
        .filter((id) => !known.has(id))
        .map((id) => `${file}: ${id}`);
    });
    expect(unknown).toEqual([]);
  });

  it('and sections of the design and the domain that are cited can be looked up', () => {
    const sections = { design: sectionsOf('design'), domain: sectionsOf('domain') };
    const unknown = sources.flatMap((file) =>
      [...read(file).matchAll(section)]
        .filter(([, document, number = '']) => !sections[document as 'design' | 'domain'].has(number))
        .map(([citation]) => `${file}: ${citation}`),
    );
    expect(unknown).toEqual([]);
  });

  it('would see a title that names a rule, and one that does not exist', () => {
    expect(proved("it('D1.4 a clerk cannot', () => {});\ntest.each(rows)('J2 %s', () => {});")).toEqual([
      'D1.4',
      'J2',
    ]);
    expect(proved("it(`N1, N2 several`, () => {});\nit('no number', () => {});")).toEqual(['N1', 'N2']);
    expect(known.has('D99.1')).toBe(false);
  });
});
