// Facts of several PCs are in the order of (lc, id) (db/order-of-facts.ts): no clock, no made-up id and no counter in a body orders them.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('{core,db,province}/**/*.ts', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(resolve(root, file), 'utf8'),
}));
const having = (what: RegExp, under = '') =>
  files.filter(({ file, text }) => file.startsWith(under) && what.test(text)).map(({ file }) => file);

describe('J38 the order of facts between PCs', () => {
  it('is by no instant and id', () => {
    expect(having(/\.at\)?, (?:asc|desc)?\(?\w*\.?id\)|\bat (?:DESC|ASC)?, ?\w*\.?id\b/)).toEqual([]);
    expect(having(/index\('\w+'\)\.on\([^)]*t\.at, t\.id\)/)).toEqual([]);
    expect(having(/\.at\b/, 'db/order-of-facts')).toEqual([]);
  });

  it('is by no id after another one, and by no turn', () => {
    expect(having(/\bidAfter\b|\bplaceOfRow\b|\bknewMostFirst\b/)).toEqual([]);
    expect(having(/\bnextTurn\b|\bturn: (?:z\.|integer\()|\b(?:closed|reopened)Turn\b/)).toEqual([]);
  });
});
