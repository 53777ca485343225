// What SQLite says of the structure of a store: indexes that miss rows, pages that belong to nothing.
import { z } from 'zod';
import type { Store } from './open-store.ts';

const checkRow = z.object({ integrity_check: z.string() });
const mostFindings = 20;
/** Characters of one finding that are kept. */
const mostCharacters = 300;

/** What is wrong, in SQLite's words; empty when nothing is. Reads the whole store, and holds its thread meanwhile. */
export function checkStructure(sqlite: Store['sqlite']): string[] {
  return z
    .array(checkRow)
    .parse(sqlite.pragma(`integrity_check(${mostFindings})`))
    .flatMap(({ integrity_check: said }) => (said === 'ok' ? [] : [said.slice(0, mostCharacters)]));
}
