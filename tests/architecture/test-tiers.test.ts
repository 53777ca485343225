// The two tiers of tests: what runs before a release only lies beside tests that always run, takes no rule with it, and
// nothing falls between the two.
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  countOfVitest,
  cpuOfFiles,
  dearFiles,
  failuresOfVitest,
  playwrightFolder,
  playwrightReport,
  vitestReport,
} from '#build/scripts/test-reports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = globSync('tests/**/*.{test,spec}.{ts,tsx}', {
  cwd: root,
  // The examples below are no tests.
  exclude: ['tests/architecture/test-tiers.test.ts'],
});
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A declared test: its title as written, the numbers of rules before it, and whether it carries the tag. */
type Declared = { title: string; marks: string[]; isRelease: boolean };

/** A call of `it`, `test` or of what their `each` gave, with a title; the tag stands behind it, before the test itself. */
const declaration =
  /(?:\b(?:it|test)|\))\(\s*(?<title>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`),\s*(?<options>\{[^{}]*\})?/g;
const tag = /tags?: '@?release'/;

/** A `describe` to its end, by its indentation; the tag in its head is for all that is in it. */
const block =
  /^(?<indent> *)(?:test\.)?describe(?:\.each\([\s\S]*?\))?\(\s*(?<title>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)(?<head>[^\n]*)\n[\s\S]*?^\k<indent>\}\);/gm;

type Block = { from: number; to: number; title: string; isRelease: boolean };

/** Every block of a text, also those in others. */
function blocksIn(text: string, offset = 0): Block[] {
  return [...text.matchAll(block)].flatMap(({ index, 0: whole, groups }) => {
    const { title = '', head = '' } = groups ?? {};
    const from = offset + index;
    const inside = whole.indexOf('\n');
    return [
      { from, to: from + whole.length, title: title.slice(1, -1), isRelease: tag.test(head) },
      ...blocksIn(whole.slice(inside), from + inside),
    ];
  });
}

function declaredIn(text: string): Declared[] {
  const blocks = blocksIn(text);
  return [...text.matchAll(declaration)].map(({ index, groups }) => {
    const around = blocks.filter(({ from, to }) => index > from && index < to);
    const title = (groups?.title ?? '').slice(1, -1);
    return {
      title,
      marks: [...around.map((one) => one.title), title].flatMap(marksOf),
      isRelease: tag.test(groups?.options ?? '') || around.some(({ isRelease }) => isRelease),
    };
  });
}

/** Numbers of rules at the beginning of a title. */
const marksOf = (title: string): string[] =>
  /^(?:[A-Z]\d+(?:\.\d+)?[, ]+)+/.exec(title)?.[0].split(/[, ]+/).filter(Boolean) ?? [];

const declared = new Map(files.map((file) => [file, declaredIn(read(file))]));
const all = [...declared.values()].flat();

/** Files of vitest of which nothing runs in the first tier, and why. */
const releaseOnly: Readonly<Record<string, string>> = {
  'tests/architecture/hidden-reads.test.ts': 'compiles all of core for its one question',
  'tests/faults/kill-closing.test.ts':
    'plays days for a minute and kills them; faults/kill kills in the first tier',
  'tests/faults/kill-joining.test.ts': 'joins PCs for a minute and kills them',
  'tests/faults/left-branches.test.ts': 'days of two PCs on one folder; admitted-on-a-branch has the rule',
  'tests/faults/lan.test.ts': 'networks of their own, for minutes',
  'tests/integration/development/demo.test.ts': 'starts a province and two PCs from the sources of a copy',
  'tests/integration/replication/peers/gaps-of-some-days.test.ts':
    'an office of many days; missing-private has the rule',
  'tests/integration/replication/peers/updated-meanwhile.test.ts':
    'updates an application while it joins; missing-private has the rule',
  'tests/integration/replication/sync/key-held-again.test.ts':
    'a province put back from a copy; held-keys has the rule',
  'tests/integration/replication/peers/province-keys.test.ts':
    'PCs and a province behind TLS; province-attestation and pinned-province have the rules',
  'tests/integration/replication/peers/admitted-on-a-branch.test.ts':
    'two PCs on one folder, twice; unsigned-answers has the rule',
  'tests/integration/development/notices.test.ts': 'reads the licence of every package',
};

/** As many tests are declared at least; raised at each release, so that a test that falls out of both tiers is seen. */
const atLeast = { first: 1_900, release: 500 };

/** Rules whose only test belongs to the second tier, and why. */
const provedBeforeRelease: Readonly<Record<string, string>> = {
  N27: 'cables are pulled in networks of their own, for minutes, where the machine permits it',
};

describe('the tests of the second tier', () => {
  it('lie beside a test of the first, but for named files and for walks in the browser', () => {
    const alone = [...declared].filter(
      ([file, tests]) =>
        !file.startsWith('tests/e2e/') && tests.length > 0 && tests.every(({ isRelease }) => isRelease),
    );
    expect(alone.map(([file]) => file).sort()).toEqual(Object.keys(releaseOnly).sort());
  });

  it('take no rule with them but for named ones: every number of theirs stands in a test of the first tier', () => {
    const inFirst = new Set(all.filter(({ isRelease }) => !isRelease).flatMap(({ marks }) => marks));
    const inRelease = new Set(all.filter(({ isRelease }) => isRelease).flatMap(({ marks }) => marks));
    expect([...inRelease].filter((mark) => !inFirst.has(mark))).toEqual(Object.keys(provedBeforeRelease));
  });

  it('and of the first are as many as there were, or more', () => {
    const release = all.filter(({ isRelease }) => isRelease).length;
    expect(all.length - release).toBeGreaterThanOrEqual(atLeast.first);
    expect(release).toBeGreaterThanOrEqual(atLeast.release);
  });

  it('are seen by their tag, in a test, in rows of tests and in a block', () => {
    const text = `it('D1.1 one', { tags: 'release' }, () => {});
test('two', async ({ openDesk }) => {});
it.each(rows)('D2 %s', { tags: 'release' }, () => {});
it.each([
  ['a', call(1)],
])('%s', { timeout: 1 }, () => {});
test.describe('J2 J3 three', { tag: '@release' }, () => {
  test('inside', async () => {});
});
test('four', { tag: '@release' }, async () => {});
`;
    expect(declaredIn(text)).toEqual([
      { title: 'D1.1 one', marks: ['D1.1'], isRelease: true },
      { title: 'two', marks: [], isRelease: false },
      { title: 'D2 %s', marks: ['D2'], isRelease: true },
      { title: '%s', marks: [], isRelease: false },
      { title: 'inside', marks: ['J2', 'J3'], isRelease: true },
      { title: 'four', marks: [], isRelease: true },
    ]);
  });
});

describe('the last lines of a run', () => {
  it('are read from reports that Playwright does not empty', () => {
    for (const report of [vitestReport, playwrightReport, cpuOfFiles])
      expect(path.relative(playwrightFolder, report)).toMatch(/^\.\./);
  });

  it('tell what failed in vitest once more, and name the files that cost much', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pishkhan-reports-'));
    try {
      const report = path.join(folder, 'vitest.json');
      const name = path.join(root, 'tests/unit/one.test.ts');
      const tests = [
        { fullName: 'a rule holds', status: 'passed' },
        { fullName: 'a rule fails', status: 'failed', failureMessages: ['expected 1'] },
        { fullName: 'a rule of the other tier', status: 'skipped' },
      ];
      const results = [
        { name, status: 'failed', assertionResults: tests },
        { name, status: 'failed', message: 'no such module', assertionResults: [] },
      ];
      writeFileSync(report, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, testResults: results }));
      expect(failuresOfVitest(report)).toEqual([
        'vitest: tests/unit/one.test.ts: a rule fails failed: expected 1',
        'vitest: tests/unit/one.test.ts failed: no such module',
      ]);
      expect(countOfVitest(1, report)).toEqual({ passed: 1, failed: 1 });
      expect(countOfVitest(1, path.join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 });
      const notes = path.join(folder, 'cpu.jsonl');
      writeFileSync(
        notes,
        [4.9, 7, 12.25].map((seconds) => `${JSON.stringify({ file: name, seconds })}\n`).join(''),
      );
      expect(dearFiles(notes)).toEqual([
        '12.3 s of a processor: tests/unit/one.test.ts',
        '7.0 s of a processor: tests/unit/one.test.ts',
        'vitest: 24 s of a processor in 3 files',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
