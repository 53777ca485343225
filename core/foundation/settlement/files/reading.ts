// The readings of a report, and that of any other table, each a value in and a value out, so that they can be asked for across threads.
import { deflateRawSync } from 'node:zlib';
import type { StatementMapping } from '../bank/contract.ts';
import { readStatement, type StatementRead } from '../bank/read-statement.ts';
import type { BuiltInPspProfile, DraftMapping, PspMapping } from './contract.ts';
import { type DryRun, dryRun, type InspectedFile, inspectPspFile } from './dry-run.ts';
import { foldedHeader } from './header-words.ts';
import { fileLimits } from './limits.ts';
import { type PspFileRows, readPspFile } from './read-psp-file.ts';
import { readTables, type Table } from './tables.ts';

type OfFile = {
  readonly bytes: Uint8Array;
  /** A day (`YYYY-MM-DD`) near the report's, which settles the century of two-digit years. */
  readonly today: string;
};

export type RowsReading = OfFile & {
  readonly kind: 'rows';
  readonly profile?: BuiltInPspProfile | PspMapping;
  /** The office's mappings by `headerFingerprint`. */
  readonly remembered: ReadonlyMap<string, PspMapping>;
};
/** A bank's statement, by what a person said of its columns, what is remembered of them, or a guess. */
export type StatementReading = OfFile & {
  readonly kind: 'statement';
  readonly mapping?: StatementMapping;
  readonly remembered: ReadonlyMap<string, StatementMapping>;
};
/** The tables of a file as they are; `heads` are the names of columns that tell its head, folded. */
export type TablesReading = Pick<OfFile, 'bytes'> & {
  readonly kind: 'tables';
  readonly heads: ReadonlySet<string>;
};
export type Reading =
  | RowsReading
  | (OfFile & { readonly kind: 'inspect' })
  | (OfFile & { readonly kind: 'try'; readonly mapping: DraftMapping })
  | StatementReading
  | TablesReading;

/** The rows, with the file itself as it is kept: raw deflate, and its length as it came. */
export type ReadReport = PspFileRows & KeptBytes;
export type ReadStatementFile = StatementRead & KeptBytes;
type KeptBytes = { readonly deflated: Uint8Array; readonly bytes: number };

export type ReadingResults = {
  readonly rows: ReadReport;
  readonly inspect: InspectedFile;
  readonly try: DryRun;
  readonly statement: ReadStatementFile;
  readonly tables: readonly Table[];
};

/** Does one reading, here and now. @throws the codes of a PSP file */
export async function runReading(reading: Reading): Promise<ReadingResults[Reading['kind']]> {
  if (reading.kind === 'tables') {
    const { bytes, heads } = reading;
    return (await readTables(bytes, (table) => knownHeads(table, heads))).tables;
  }
  const { bytes, today } = reading;
  switch (reading.kind) {
    case 'inspect':
      return inspectPspFile(bytes, today);
    case 'try':
      return dryRun(bytes, today, reading.mapping);
    case 'statement':
      return { ...(await readStatement(reading)), deflated: deflateRawSync(bytes), bytes: bytes.length };
    case 'rows': {
      const { profile, remembered } = reading;
      const rows = await readPspFile({
        bytes,
        today,
        ...(profile === undefined ? {} : { profile }),
        remembered: (key) => remembered.get(key) ?? null,
      });
      return { ...rows, deflated: deflateRawSync(bytes), bytes: bytes.length };
    }
  }
}

/** Of the lines that may be the head, how many cells of one are known at most. */
function knownHeads(table: Table, heads: ReadonlySet<string>): number {
  const known = table
    .slice(0, fileLimits.rowsToHeader)
    .map((line) => line.filter(({ text }) => heads.has(foldedHeader(text))).length);
  return Math.max(0, ...known);
}
