// Whether a report says that it counts in toman. Amounts are never converted on such a word: a person says it.
import { foldFa } from '#core/foundation/text/fold.ts';
import type { TakenOfTable } from './read-rows.ts';
import type { Table } from './tables.ts';

const named = /تومان|تومن|toman|tuman/;
/** «تومانیان» is a name: on the lines of transactions only the word itself counts. */
const word = /(?<!\p{L})(?:تومان|تومن|toman|tuman)(?!\p{L})/u;
/** Numbers, dates and masked cards: most cells of a report have no letter at all. */
const hasLetter = /\p{L}/u;

/**
 * True when the toman is named anywhere in what is seen of a file: beside its tables, in one that is not read, above a
 * header, in it, on a line that is no transaction, or as a word in a column that is not read. `taken` tells what is read.
 */
export function namesToman(
  tables: readonly Table[],
  taken: ReadonlyMap<Table, TakenOfTable>,
  aside: string,
): boolean {
  if (named.test(foldFa(aside))) return true;
  const seen = new Set<string>();
  return tables.some((table) => {
    const read = taken.get(table);
    return table.some((cells, index) => {
      const isHeading = read?.headings.has(index + 1) ?? true;
      return cells.some(({ text }, column) => {
        if (!hasLetter.test(text)) return false;
        if (isHeading) return named.test(foldFa(text));
        if (read?.columns.has(column) || seen.has(text)) return false;
        seen.add(text);
        return word.test(foldFa(text));
      });
    });
  });
}
