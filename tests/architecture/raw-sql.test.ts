// Which tables written SQL may name: those of its own room, or of a list. Read from every file of core.
import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { namedTables, neighbours, roomOf, type Tables, tablesOf, trespassesOf } from '#build/raw-sql.ts';

const root = resolve(import.meta.dirname, '../..');
let tables: Tables = new Map();
const files = globSync('core/**/*.ts', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(resolve(root, file), 'utf8'),
}));
/** As if the file were in a room without tables: every table that it names. */
const allNamedBy = ({ file, text }: (typeof files)[number]) =>
  trespassesOf(file.replace(/^core\/[^/]+/, 'core/nobody/nothing'), tables, text);

beforeAll(async () => {
  const modules: Record<string, Record<string, unknown>> = {};
  for (const file of globSync('db/schema/**/*.ts', { cwd: root })) {
    const name = basename(file, '.ts');
    if (name !== 'all') modules[name] = await import(resolve(root, file));
  }
  tables = tablesOf(modules);
});

describe('written SQL', () => {
  it('names tables of its own room, or of the list', () => {
    expect(files.flatMap(({ file, text }) => trespassesOf(file, tables, text))).toEqual([]);
  });

  it('was seen: files, tables, and the names in them', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(tables.size).toBeGreaterThan(40);
    expect(tables.get('payment_reversals')).toBe('payments');
    expect(new Set(files.flatMap(allNamedBy).map(({ table }) => table)).size).toBeGreaterThan(20);
  });

  it.each([
    ['a template', 'const x = sql`EXISTS (SELECT 1 FROM credentials c WHERE c.x)`;'],
    ['a string', "store.exec('DELETE FROM credentials');"],
    ['a template without values', 'store.prepare(`SELECT 1 FROM visits v JOIN credentials c`);'],
  ])('is refused another duty in %s', (_, text) => {
    const found = trespassesOf('core/counter/visits/queries.ts', tables, text);
    expect(found).toEqual([{ file: 'core/counter/visits/queries.ts', table: 'credentials' }]);
  });

  it('may say what it likes in a comment', () => {
    expect(namedTables('// FROM credentials\nconst x = 1;')).toEqual([]);
  });

  it('has no name on the list that it does not use', () => {
    for (const [room, listed] of Object.entries(neighbours)) {
      const used = new Set(
        files
          .filter(({ file }) => roomOf(file) === room)
          .flatMap(allNamedBy)
          .map(({ table }) => table),
      );
      expect(
        listed.filter((table) => !used.has(table)),
        room,
      ).toEqual([]);
    }
  });
});
