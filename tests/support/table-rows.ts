// Every table that is derived from the journal, row by row.
import type { Desk } from '#core/access/request-context/desk.ts';
import { derivedTables } from '#core/journal/verification/derived-tables.ts';

export function tableRowsOf({ store: { sqlite }, path }: Desk): Record<string, unknown[]> {
  path.lists?.bringUp();
  return Object.fromEntries(
    derivedTables().map(({ name, key }) => [
      name,
      sqlite.prepare<[], unknown>(`SELECT * FROM ${name} ORDER BY ${key.join(', ')}`).all(),
    ]),
  );
}
