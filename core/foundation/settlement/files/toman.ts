// Whether a report names the toman, or the rial, somewhere. Amounts are converted where the header of their column, the title or every
// single amount says so in plain words, and nothing of the file speaks of rials; otherwise a person says it (F3).
import { foldFa } from '#core/foundation/text/fold.ts';
import { withoutToman } from './header-words.ts';
import type { LocatedTables } from './locate-tables.ts';
import type { TakenOfTable } from './read-rows.ts';
import type { Table } from './tables.ts';

const named = /تومان|تومن|toman|tuman/;
const rial = /ریال|rial/;
/** «تومانیان» is a name: on the lines of transactions only the word itself counts. */
const word = /(?<!\p{L})(?:تومان|تومن|toman|tuman)(?!\p{L})/u;
/** Numbers, dates and masked cards: most cells of a report have no letter at all. */
const hasLetter = /\p{L}/u;

/** Of what it is said, and the toman, without a number between or beside them: «کارمزد ۱۲۰ تومان» says nothing of the amounts. */
const stated =
  /(?:مبالغ|مبلغ|ارقام|واحد|amounts?|currency|unit)[^\p{N}\n]{0,30}?(?:تومان|تومن|toman|tuman)(?!\p{L})/u;
/** How many amounts of these tables say the toman themselves. */
export function tomanInAmounts(located: LocatedTables): 'all' | 'some' | 'none' {
  const amounts = located.flatMap(({ table, header }) => {
    const column = header.columns.get('amount')?.index ?? -1;
    return table.slice(header.row + 1).flatMap((cells) => cells[column]?.text ?? []);
  });
  const numbers = amounts.filter((text) => /\p{N}/u.test(text));
  const saying = numbers.filter((text) => withoutToman(text) !== null);
  if (saying.length === 0) return 'none';
  return saying.length === numbers.length ? 'all' : 'some';
}

/** Whether a title above the header of a table, or a text beside the tables, says in plain words that amounts are toman. */
export const statesToman = (located: LocatedTables, aside: string): boolean =>
  stated.test(foldFa(aside)) ||
  located.some(({ table, header }) =>
    table.slice(0, header.row).some((cells) => cells.some(({ text }) => stated.test(foldFa(text)))),
  );

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
