// How much a report may hold. A day of a busy office is 400 rows, a year of it 100,000; what is beyond that is refused before a
// library, which believes whatever a file claims, makes room for it.

export const fileLimits = {
  /** Bytes as it comes, and of all its parts unpacked. */
  bytes: 18_000_000,
  unpackedBytes: 100_000_000,
  /** Lines, columns and cells of a table. */
  lines: 101_000,
  columns: 200,
  cells: 2_020_000,
  /** Elements of a workbook and of an HTML document, and how deep they may lie in each other. */
  nodes: 6_000_000,
  htmlNodes: 1_000_000,
  depth: 100,
  tables: 60,
  /** Characters of one text of a workbook (a spreadsheet's own limit is 32,767), and of a cell that are looked at. */
  text: 100_000,
  cellText: 400,
  /** A report may carry titles above its header, not more lines than these. */
  rowsToHeader: 20,
  /** Rows that one day is matched with. */
  rowsOfDay: 8_000,
  /** Rials of all lines of a file, and of all rows of a day: beyond all that an office takes, and far below what is exact. */
  rials: 1_000_000_000_000_000,
} as const;
export type FileLimits = Readonly<Record<keyof typeof fileLimits, number>>;

/** Memory and time of one reading. */
export type ReadingLimits = {
  readonly heapMb: number;
  readonly youngHeapMb: number;
  readonly milliseconds: number;
};
export const readingLimits: ReadingLimits = { heapMb: 1_024, youngHeapMb: 64, milliseconds: 60_000 };
