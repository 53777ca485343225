// How much a report may hold. A day of a busy office is 400 rows; what is far beyond it is refused before a library,
// which believes whatever a file claims, makes room for it.

export const fileLimits = {
  /** Bytes as it comes, and of all its parts unpacked. */
  bytes: 10_000_000,
  unpackedBytes: 64_000_000,
  /** Lines, columns and cells of a table. */
  lines: 20_000,
  columns: 200,
  cells: 600_000,
  /** Elements of an XML or HTML document, and how deep they may lie in each other. */
  nodes: 1_000_000,
  depth: 100,
  tables: 60,
  /** Characters of one text of a workbook (a spreadsheet's own limit is 32,767), and of a cell that are looked at. */
  text: 100_000,
  cellText: 400,
  /** A report may carry titles above its header, not more lines than these. */
  rowsToHeader: 20,
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
export const readingLimits: ReadingLimits = { heapMb: 512, youngHeapMb: 64, milliseconds: 20_000 };
