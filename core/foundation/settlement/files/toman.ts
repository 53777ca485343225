// Whether a report names the toman, or the rial, somewhere. Amounts are converted by the header of their own column alone, and
// only where nothing else of the file speaks of rials; otherwise a person says it (F3).
import { foldFa } from '#core/foundation/text/fold.ts';
import type { TakenOfTable } from './read-rows.ts';
import type { Table } from './tables.ts';

const named = /تومان|تومن|toman|tuman/;
const rial = /ریال|rial/;
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

/** True when rials are named beside the tables, above or below their lines, or in another header. */
export function namesRial(
  tables: readonly Table[],
  taken: ReadonlyMap<Table, TakenOfTable>,
  aside: string,
): boolean {
  if (rial.test(foldFa(aside))) return true;
  return tables.some((table) =>
    table.some(
      (cells, index) =>
        (taken.get(table)?.headings.has(index + 1) ?? true) &&
        cells.some(({ text }) => hasLetter.test(text) && rial.test(foldFa(text))),
    ),
  );
}
