// A page of a store that a failing disk has spoilt.
import { closeSync, openSync, writeSync } from 'node:fs';
import { openStore } from '#db/open-store.ts';
import { deviceFileOf } from '#db/store-name.ts';

const pageBytes = 4096;

/** Overwrites the first page of a table in a store that nobody has open, in whichever of its two files it is. */
export function damagePage(file: string, key: Uint8Array, table: string): void {
  const pageIn = (schema: string) => `SELECT rootpage FROM ${schema}.sqlite_schema WHERE name = ?`;
  const { sqlite } = openStore(file, { key });
  const isOwn = sqlite.prepare(pageIn('own')).get(table) !== undefined;
  sqlite.close();
  damage(isOwn ? deviceFileOf(file) : file, key, pageIn('main'), table);
}

/** Overwrites the leaf in the middle of a table or an index that has several. */
export function damageLeaf(file: string, key: Uint8Array, tree: string): void {
  damage(
    file,
    key,
    `SELECT pageno FROM (SELECT pageno, row_number() OVER (ORDER BY path) AS place, count(*) OVER () AS leaves
      FROM dbstat WHERE name = ? AND pagetype = 'leaf') WHERE leaves > 2 AND place = leaves / 2 + 1`,
    tree,
  );
}

function damage(file: string, key: Uint8Array, pageQuery: string, tree: string): void {
  const { sqlite } = openStore(file, { key, alone: true });
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const page = sqlite.prepare<[string], number>(pageQuery).pluck().get(tree);
  sqlite.close();
  if (page === undefined) throw new Error(`there is no such page of ${tree}`);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(pageBytes, 0x5a), 0, pageBytes, (page - 1) * pageBytes);
  closeSync(handle);
}
