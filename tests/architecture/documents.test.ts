// A document that names a file of the codebase names one that is there.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const documents = globSync('{*.md,{core,db,electron,renderer,province,build,docs,tests}/**/*.md}', {
  cwd: root,
});

/** Files and folders in backquotes, from the root of the codebase; a pattern or a placeholder is none. */
const named = /`((?:core|db|electron|renderer|province|build|docs|tests)\/[\w./-]+)`/g;
const namedIn = (text: string): string[] => [...text.matchAll(named)].map(([, file = '']) => file);

it.each(documents.filter((file) => file !== 'CHANGELOG.md'))('%s names files that are there', (document) => {
  const missing = namedIn(readFileSync(path.join(root, document), 'utf8')).filter(
    (file) => !existsSync(path.join(root, file)),
  );
  expect(missing).toEqual([]);
});

it.each(documents)('%s links to files that are there', (document) => {
  const text = readFileSync(path.join(root, document), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, file = '']) => file);
  const folder = path.dirname(path.join(root, document));
  expect(links.filter((file) => !existsSync(path.resolve(folder, file)))).toEqual([]);
});

it('would see one that is not', () => {
  expect(documents.length).toBeGreaterThan(8);
  expect(namedIn('`core/nothing-there.ts` and `core/<duty>/rules.ts`')).toEqual(['core/nothing-there.ts']);
  expect(existsSync(path.join(root, 'core/nothing-there.ts'))).toBe(false);
});
