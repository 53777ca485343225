// Which tables a module of core may name, in written SQL and by import: its own, those of layers below and of its neighbours.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  exceptions,
  importedSchemas,
  namedTables,
  readTables,
  type Tables,
  trespassesOf,
} from '#build/raw-sql.ts';

const root = resolve(import.meta.dirname, '../..');
let tables: Tables = new Map();
const files = globSync('core/**/*.ts', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(resolve(root, file), 'utf8'),
}));

beforeAll(async () => {
  tables = await readTables(root);
});

describe('the tables that a module of core names', () => {
  it('are its own, of layers below or of its neighbours', () => {
    expect(files.flatMap(({ file, text }) => trespassesOf(file, tables, text))).toEqual([]);
  });

  it('were seen: files, tables, and the names in them', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(tables.size).toBeGreaterThan(40);
    expect(tables.get('payment_reversals')).toBe('counter/payments');
    const named = files.flatMap(({ text }) => namedTables(text)).filter((name) => tables.has(name));
    expect(new Set(named).size).toBeGreaterThan(20);
    expect(new Set(files.flatMap(({ text }) => importedSchemas(text))).size).toBeGreaterThan(20);
  });

  it.each([
    ['above, in a template', 'const x = sql`EXISTS (SELECT 1 FROM psp_imports c)`;', 'psp_imports'],
    ['above, in a string', "store.exec('DELETE FROM psp_imports');", 'psp_imports'],
    ['above, in a join', 'store.prepare(`SELECT 1 FROM visits v JOIN psp_imports p`);', 'psp_imports'],
    ['beside, in a string', "store.exec('DELETE FROM complaints');", 'complaints'],
    [
      'above, by import',
      "import { pspImports } from '#db/schema/closing/day-close.ts';",
      'closing/day-close',
    ],
    ['beside, by import', "import { payments } from '#db/schema/counter/payments.ts';", 'counter/payments'],
  ])('are refused %s', (_, text, named) => {
    const file = 'core/counter/visits/probe-queries.ts';
    expect(trespassesOf(file, tables, text)).toEqual([{ file, named }]);
  });

  it('are refused to the layer beside', () => {
    const file = 'core/assets/photos/probe-queries.ts';
    const text = "import { members } from '#db/schema/replication/peers.ts';";
    expect(trespassesOf(file, tables, text)).toEqual([{ file, named: 'replication/peers' }]);
  });

  it.each([
    ['its own', 'SELECT 1 FROM visits'],
    ['of a layer below', 'SELECT 1 FROM persons JOIN day_openings'],
    ['the journal', 'SELECT 1 FROM journal'],
  ])('may be %s', (_, text) => {
    expect(trespassesOf('core/counter/visits/probe-queries.ts', tables, `const x = '${text}';`)).toEqual([]);
  });

  it('are excepted by name only where the name is used', () => {
    const unused = Object.entries(exceptions).flatMap(([file, listed]) => {
      const text = files.find((one) => one.file === file)?.text ?? '';
      const found = trespassesOf(file, tables, text, []).map(({ named }) => named);
      return listed.filter((named) => !found.includes(named)).map((named) => ({ file, named }));
    });
    expect(unused).toEqual([]);
  });

  it('may say what they like in a comment', () => {
    expect(namedTables('// FROM credentials\nconst x = 1;')).toEqual([]);
  });
});
