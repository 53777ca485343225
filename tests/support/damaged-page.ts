// A page of a store that a failing disk has spoilt.
import { closeSync, openSync, writeSync } from 'node:fs';
import { openStore } from '#db/open-store.ts';

const pageBytes = 4096;

/** Overwrites the first page of a table in a store that nobody has open. */
export function damagePage(file: string, key: Uint8Array, table: string): void {
  damage(file, key, 'SELECT rootpage FROM sqlite_schema WHERE name = ?', table);
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
  const { sqlite } = openStore(file, { key });
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const page = sqlite.prepare<[string], number>(pageQuery).pluck().get(tree);
  sqlite.close();
  if (page === undefined) throw new Error(`there is no such page of ${tree}`);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(pageBytes, 0x5a), 0, pageBytes, (page - 1) * pageBytes);
  closeSync(handle);
}
