// What CONTRIBUTING.md says of a new duty, done to a copy of the project: a duty with a screen, a row on the morning card, records, a
// total at the province and a rule. Its own files lie in `files/` (as `.txt`, so that no tool takes them for the project's);
// files that exist are edited as said here, each once a duty. Then the copy is run.
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '#build/scripts/places.ts';
import { runNode } from '#build/scripts/run-command.ts';
import { projectCopy } from '#tests/support/project-copy.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const files = path.join(import.meta.dirname, 'files');

/** By shared file: after the one line that begins so, these lines. */
const edits: Readonly<Record<string, readonly (readonly [after: string, lines: string])[]>> = {
  'core/README.md': [
    ['| `counter/inbox` ', '| `counter/lost-property` | what clients left behind | | D17 |'],
  ],
  'core/app/registry/duties.ts': [
    ['export { inbox }', "export { lostProperty } from '#core/counter/lost-property/duty.ts';"],
  ],
  'renderer/app/features.ts': [
    ['import { inbox }', "import { lostProperty } from '../features/counter/lost-property/feature.ts';"],
    ['  inbox,', '  lostProperty,'],
  ],
  'province/projection/day-totals.ts': [
    [
      'export const dayTotals = ',
      "  lostProperty: { of: { 'lost_property.found': one }, column: { head: 'اشیای جامانده' } },",
    ],
  ],
  'docs/rules.md': [
    ['- **D17.13** ', '- **D17.14** What a client left behind is written down and handed out once.'],
  ],
  'docs/rules.fa.md': [
    ['- **D17.13** ', '- **D17.14** هر چه مراجعان جا گذاشته‌اند ثبت می‌شود و یک بار تحویل داده می‌شود.'],
  ],
  'tests/contract/api/authorisation.test.ts': [
    ['  tasks: { open', '  lostProperty: { waiting: counter, find: counter, return: counter },'],
  ],
  'tests/e2e/web/screens/office-stops.ts': [
    ['import { equipmentStops }', "import { lostPropertyStops } from './lost-property-stops.ts';"],
    ['  ...equipmentStops,', '  ...lostPropertyStops,'],
  ],
};

/** The text with `lines` after its one line that begins so. */
function inserted(text: string, after: string, lines: string): string {
  const all = text.split('\n');
  const places = all.flatMap((line, at) => (line.startsWith(after) ? [at] : []));
  const [at, ...others] = places;
  if (at === undefined || others.length > 0)
    throw new Error(`${places.length} lines begin with ${JSON.stringify(after)}`);
  return all.toSpliced(at + 1, 0, lines).join('\n');
}

/** A copy of the project with the duty in it. @returns what runs a program there, as somebody at a shell does */
function projectWithDuty() {
  const also = ['tests', 'vitest.config.ts', 'tsconfig.json', 'README.md', 'CONTRIBUTING.md'];
  const { root } = projectCopy(temporaryFolder(), also);
  for (const [file, insertions] of Object.entries(edits)) {
    const before = readFileSync(path.join(root, file), 'utf8');
    const after = insertions.reduce((text, [line, lines]) => inserted(text, line, lines), before);
    writeFileSync(path.join(root, file), after);
  }
  for (const file of globSync('**/*.txt', { cwd: files }))
    cpSync(path.join(files, file), path.join(root, file.slice(0, -'.txt'.length)), { errorOnExist: true });
  const { PATH, HOME, TMPDIR } = process.env;
  const run = async (...args: readonly string[]): Promise<void> => {
    const { code, output } = await runNode(args, { cwd: root, env: { PATH, HOME, TMPDIR } });
    expect(code, output.slice(-6000)).toBe(0);
  };
  return {
    run,
    vitest: (...tests: readonly string[]) =>
      run('node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=2', ...tests),
  };
}

test('a duty with a screen touches at most eight shared files, and those that CONTRIBUTING.md names', () => {
  const shared = Object.keys(edits);
  expect(shared.length).toBeLessThanOrEqual(8);
  const contributing = readFileSync(inProject('CONTRIBUTING.md'), 'utf8');
  const [, told = ''] = /\*\*A duty\.\*\*(.*?)\n\*\*/s.exec(contributing) ?? [];
  expect(shared.filter((file) => !told.includes(`\`${file}\``))).toEqual([]);
});

test('each file that exists has the one line after which the duty’s are added, and no file of the duty is there', () => {
  for (const [file, insertions] of Object.entries(edits)) {
    const before = readFileSync(inProject(file), 'utf8');
    expect(() =>
      insertions.reduce((text, [line, lines]) => inserted(text, line, lines), before),
    ).not.toThrow();
  }
  const own = globSync('**/*.txt', { cwd: files }).map((file) => file.slice(0, -'.txt'.length));
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((file) => existsSync(inProject(file)))).toEqual([]);
});

test('it works at once: a client’s thing is written down, counted, told by the records, handed out', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const { run, vitest } = projectWithDuty();
  await run('build/scripts/write-lists.ts');
  await run('build/scripts/make-baseline.ts');
  await vitest('tests/integration/counter/lost-property');
});

test('its types, its screen, its row, the total at the province and every check of its place hold', {
  tags: 'release',
  timeout: 900_000,
}, async () => {
  const { run, vitest } = projectWithDuty();
  await run('build/scripts/write-lists.ts');
  await run('build/scripts/make-baseline.ts');
  await run('node_modules/typescript/bin/tsc', '-b');
  await vitest(
    ...['counter/lost-property', 'province/lost-property', 'province/migrations', 'province/office-days'],
    ...['unit/written-lists', 'unit/entries-as-written', 'migrations/baseline', 'architecture/import-rules'],
    ...['architecture/raw-sql', 'architecture/rules'],
    ...['contract/province/entry-types', 'contract/api/authorisation', 'contract/api/topics'],
    ...['renderer/features', 'renderer/sections', 'renderer/messages', 'renderer/oversight/records'],
    'renderer/rules-in-persian',
  );
});
