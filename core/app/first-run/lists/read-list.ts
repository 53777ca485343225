// A file as the lines of a list: the table whose heads are known best, and below its head one line after the other (D20.81). The readers
// are those of the PSPs' reports: CSV, TSV, Excel and HTML tables, in any encoding that they take.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import { foldedHeader } from '#core/foundation/settlement/files/header-words.ts';
import type { TablesReading } from '#core/foundation/settlement/files/reading.ts';
import type { ReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import type { Table } from '#core/foundation/settlement/files/tables.ts';
import type { Line } from './cells.ts';
import { columnHeads, folded } from './columns.ts';
import { type ListKind, mostRows, neededColumns, type ReadList } from './contract.ts';
import { rowsOf } from './rows.ts';

/** Bytes of a file: a list of some hundred lines is far smaller. */
const mostBytes = 4_000_000;
/** Titles may stand above the head, not more lines than these. */
const linesToHead = 20;

type Head = { readonly at: number; readonly columns: ReadonlyMap<string, number>; readonly unread: string[] };

/** The line of a table that names most of a list's columns. */
function headOf(kind: ListKind, table: Table): Head {
  const heads = new Map(
    Object.entries(columnHeads[kind]).flatMap(([id, names]) =>
      names.map((name): [string, string] => [folded(name), id]),
    ),
  );
  const tried = table.slice(0, linesToHead).map((line, at): Head => {
    const columns = new Map<string, number>();
    const unread: string[] = [];
    line.forEach(({ text }, index) => {
      const id = heads.get(folded(text));
      if (id !== undefined && !columns.has(id)) columns.set(id, index);
      else if (text !== '') unread.push(text.slice(0, 80));
    });
    return { at, columns, unread };
  });
  const none: Head = { at: -1, columns: new Map(), unread: [] };
  return tried.reduce((best, one) => (one.columns.size > best.columns.size ? one : best), none);
}

/**
 * Reads a list from a file, in the thread for files from outside; nothing is recorded.
 * @throws PSP_FILE_EMPTY, PSP_FILE_TOO_LARGE, PSP_FILE_OLD_XLS, PSP_FILE_UNREADABLE
 */
export async function readList(
  reports: ReportReader,
  kind: ListKind,
  bytes: Uint8Array,
  today: string,
): Promise<ReadList> {
  if (bytes.length > mostBytes) throw refusal('PSP_FILE_TOO_LARGE', {});
  const known = new Set(Object.values(columnHeads[kind]).flatMap((names) => names.map(foldedHeader)));
  const tables = await reports.read<TablesReading>({ kind: 'tables', bytes, heads: known }, `list ${kind}`);
  const heads = tables.map((table) => ({ table, head: headOf(kind, table) }));
  const best = heads.reduce((one, other) => (other.head.columns.size > one.head.columns.size ? other : one));
  const { table, head } = best;
  const missing = neededColumns[kind].filter((id) => !head.columns.has(id));
  if (missing.length > 0) return { missing, unread: head.unread, rows: [] };
  const lines = table.flatMap((row, index): Line[] => {
    if (index <= head.at || row.every(({ text }) => text === '')) return [];
    const cells = Object.fromEntries([...head.columns].map(([id, place]) => [id, row[place]]));
    return [{ line: index + 1, cells }];
  });
  if (lines.length > mostRows) throw refusal('PSP_FILE_TOO_LARGE', {});
  return { missing: [], unread: head.unread, rows: rowsOf(kind, lines, today) };
}
