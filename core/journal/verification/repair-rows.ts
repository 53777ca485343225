// Writes rows of the derived tables as the journal makes them.
import { withoutGuards } from '#db/guards.ts';
import type { Sqlite } from '#db/open-store.ts';
import { type Row, type RowDifference, whereKey } from './compare-days.ts';
import { countedTables } from './derived-tables.ts';

const valuesOf = (row: Row, columns: readonly string[]): unknown[] => columns.map((column) => row[column]);

/** Writes the rows as they are expected, in one transaction. */
export function repairRows(sqlite: Sqlite, differences: readonly RowDifference[]): void {
  sqlite
    .transaction(() => {
      sqlite.pragma('defer_foreign_keys = ON');
      withoutGuards(sqlite, () => {
        for (const name of countedTables) sqlite.exec(`DELETE FROM ${name}`);
        for (const { table, key, expected, found } of differences) {
          sqlite
            .prepare(`DELETE FROM ${table} WHERE ${whereKey(key)}`)
            .run(...valuesOf(found ?? expected ?? {}, key));
          if (expected === null) continue;
          const columns = Object.keys(expected);
          sqlite
            .prepare(
              `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
            )
            .run(...Object.values(expected));
        }
      });
    })
    .immediate();
}
