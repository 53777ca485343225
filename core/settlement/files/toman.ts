// Whether a report says that it counts in toman. Amounts are never converted on such a word: a person says it.
import { foldFa } from '#core/leaves/text/fold.ts';
import type { LocatedTables } from './read-rows.ts';
import type { Cell } from './tables.ts';

const named = /تومان|تومن|toman|tuman/;

const says = (cells: readonly Cell[]): boolean => cells.some(({ text }) => named.test(foldFa(text)));

/** True when the toman is named beside the tables, above a header, in it, or on a line that is no transaction. */
export const namesToman = (
  located: LocatedTables,
  aside: string,
  skipped: readonly { readonly line: number }[],
): boolean =>
  named.test(foldFa(aside)) ||
  located.some(
    ({ table, header }) =>
      table.slice(0, header.row + 1).some(says) || skipped.some(({ line }) => says(table[line - 1] ?? [])),
  );
