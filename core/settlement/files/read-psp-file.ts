// Reads the report of a PSP into rows (D21): whole or not at all, and without a full card number.
// Invariant: the same bytes give the same rows with the same ids.
import { createHash } from 'node:crypto';
import type { BuiltInPspProfile, PspMapping, SkippedLineReason } from './contract.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import {
  builtInProfiles,
  type LocatedHeader,
  locateHeader,
  locateHeaders,
  mappedProfile,
  type Profile,
} from './profiles.ts';
import { lineReader, type ReadLine, type ReadRow, readLine } from './read-row.ts';
import { FileRefused, type PspRefusal } from './refusal.ts';
import { rowIdMaker } from './row-ids.ts';
import { readTables, type Table } from './tables.ts';

export interface PspFile {
  readonly bytes: Uint8Array;
  /** A day (`YYYY-MM-DD`) near the report's, which settles the century of two-digit years. */
  readonly today: string;
  /** Without it, what is remembered of the header is taken, or else the built-in profile that understands it. */
  readonly profile?: BuiltInPspProfile | PspMapping;
  /** The office's mapping for a header, by `headerFingerprint`. */
  readonly remembered?: (headerFingerprint: string) => PspMapping | null;
}

/** A row of the report; `id` is the same in every file that has the row, `line` is where it stands in this one. */
export interface PspFileRow extends ReadRow {
  readonly id: string;
  readonly line: number;
}

export interface PspFileRows {
  readonly ok: true;
  readonly profile: string;
  /** The office's own mapping by which it was read, and the key of its header; null for a built-in profile. */
  readonly mapped: { readonly headerFingerprint: string; readonly mapping: PspMapping } | null;
  readonly rows: readonly PspFileRow[];
  readonly skipped: readonly { readonly line: number; readonly reason: SkippedLineReason }[];
  /** Lines of a split settlement that repeat another: same reference number, service and amount. */
  readonly duplicates: readonly { readonly line: number; readonly firstLine: number }[];
  /** SHA-256 of the file, lower-case hex. */
  readonly fileSha256: string;
}

const builtIn: readonly Profile[] = Object.values(builtInProfiles);
/** A header that the office has mapped counts more than what a built-in profile half understands. */
const rememberedScore = 100;
/** A report may carry titles above its header, not more than this. */
const rowsToSearch = 20;

type Reading = { readonly profiles: readonly Profile[]; readonly mapping: PspMapping | null };

/** How the tables of a file are read when nobody said it: what a person said of these very headers goes first. */
const chooseReading = (tables: readonly Table[], mappingOf: (table: Table) => PspMapping | null): Reading => {
  const mapping = tables.map(mappingOf).find((found) => found !== null) ?? null;
  return mapping === null ? { profiles: builtIn, mapping } : { profiles: [mappedProfile(mapping)], mapping };
};

const toldReading = (profile: BuiltInPspProfile | PspMapping): Reading =>
  typeof profile === 'string'
    ? { profiles: [builtInProfiles[profile]], mapping: null }
    : { profiles: [mappedProfile(profile)], mapping: profile };

/**
 * Reads a report: CSV or TSV (UTF-8, UTF-16, windows-1256), .xlsx, or an .xls that is an HTML table.
 * Answers with the rows, or with the code (and place) of what is wrong; it never takes half a file.
 */
export const readPspFile = async (file: PspFile): Promise<PspFileRows | PspRefusal> => {
  const { bytes, today } = file;
  try {
    const { located, mapping } = await locate(file);
    const read = readRows(located, today);
    const fileSha256 = createHash('sha256').update(bytes).digest('hex');
    const [first] = located;
    const mapped =
      mapping === null || first === undefined
        ? null
        : { headerFingerprint: headerFingerprint(first.table[first.header.row] ?? []), mapping };
    return { ok: true, profile: first?.header.profile.name ?? '', mapped, ...read, fileSha256 };
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
};

export type LocatedTables = readonly { readonly table: Table; readonly header: LocatedHeader }[];

/** The tables of a file with their headers, and the mapping that understands them. @throws FileRefused */
const locate = async ({
  bytes,
  profile,
  remembered = () => null,
}: PspFile): Promise<{ readonly located: LocatedTables; readonly mapping: PspMapping | null }> => {
  const told = profile === undefined ? null : toldReading(profile);
  const mappingOf = (table: Table): PspMapping | null => {
    for (const row of table.slice(0, rowsToSearch)) {
      const found = row.length < 2 ? null : remembered(headerFingerprint(row));
      if (found !== null) return found;
    }
    return null;
  };
  const understood = (table: Table): number => {
    const score = locateHeader(told?.profiles ?? builtIn, table)?.columns.size ?? 0;
    return told === null && mappingOf(table) !== null ? score + rememberedScore : score;
  };
  const tables = await readTables(bytes, understood);
  const { profiles, mapping } = told ?? chooseReading(tables, mappingOf);
  return { located: locateHeaders(profiles, tables), mapping };
};

/** Told of a line that cannot be read instead of stopping at it. */
export type OnUnreadable = (line: number, column: string) => void;

/** The rows under located headers. @throws FileRefused at the first line that cannot be read, unless `onUnreadable` is told */
export const readRows = (
  located: LocatedTables,
  today: string,
  onUnreadable?: OnUnreadable,
): Pick<PspFileRows, 'rows' | 'skipped' | 'duplicates'> => {
  const idOf = rowIdMaker();
  const rows: PspFileRow[] = [];
  const skipped: { line: number; reason: SkippedLineReason }[] = [];
  const duplicates: { line: number; firstLine: number }[] = [];
  const lineOfShare = new Map<string, number>();
  for (const { table, header } of located) {
    const reader = lineReader(header, today);
    table.slice(header.row + 1).forEach((cells, index) => {
      const line = header.row + index + 2;
      const read = readOrTell(() => readLine(cells, line, reader), onUnreadable);
      if (read === null) return;
      if ('skipped' in read) skipped.push({ line, reason: read.skipped });
      if (!('rows' in read)) return;
      for (const row of read.rows) {
        const share = header.profile.isSplit && row.rrn !== null ? shareOf(row) : undefined;
        const firstLine = share === undefined ? undefined : lineOfShare.get(share);
        if (firstLine !== undefined) duplicates.push({ line, firstLine });
        else {
          if (share !== undefined) lineOfShare.set(share, line);
          rows.push({ ...row, id: idOf(row), line });
        }
      }
    });
  }
  return { rows, skipped, duplicates };
};

const readOrTell = (read: () => ReadLine, onUnreadable: OnUnreadable | undefined): ReadLine | null => {
  if (onUnreadable === undefined) return read();
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileRefused) || error.refusal.code !== 'PSP_ROW_UNREADABLE') throw error;
    onUnreadable(error.refusal.params.line, error.refusal.params.column);
    return null;
  }
};

/** What makes two lines of a split settlement the same one (domain §5). */
const shareOf = ({ terminalId, rrn, serviceCode, amount, type }: ReadRow): string =>
  JSON.stringify([terminalId, rrn, serviceCode, amount, type]);
