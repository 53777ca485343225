// Reads the report of a PSP into rows (D21): whole or not at all, and without a full card number.
// Invariant: the same bytes give the same rows with the same ids.
import { createHash } from 'node:crypto';
import type { BuiltInPspProfile, PspMapping, SkippedLineReason } from './contract.ts';
import {
  builtInProfiles,
  type LocatedHeader,
  locateHeader,
  locateHeaders,
  mappedProfile,
  type Profile,
} from './profiles.ts';
import { type ReadRow, readLine } from './read-row.ts';
import { FileRefused, type PspRefusal } from './refusal.ts';
import { rowIdMaker } from './row-ids.ts';
import { readTables, type Table } from './tables.ts';

export interface PspFile {
  readonly bytes: Uint8Array;
  /** A day (`YYYY-MM-DD`) near the report's, which settles the century of two-digit years. */
  readonly today: string;
  /** Without it, the built-in profile that understands the header is taken. */
  readonly profile?: BuiltInPspProfile | PspMapping;
}

/** A row of the report; `id` is the same in every file that has the row, `line` is where it stands in this one. */
export interface PspFileRow extends ReadRow {
  readonly id: string;
  readonly line: number;
}

export interface PspFileRows {
  readonly ok: true;
  readonly profile: string;
  readonly rows: readonly PspFileRow[];
  readonly skipped: readonly { readonly line: number; readonly reason: SkippedLineReason }[];
  /** Lines of a split settlement that repeat another: same reference number, service and amount. */
  readonly duplicates: readonly { readonly line: number; readonly firstLine: number }[];
  /** SHA-256 of the file, lower-case hex. */
  readonly fileSha256: string;
}

const profilesFor = (profile: PspFile['profile']): readonly Profile[] => {
  if (profile === undefined) return Object.values(builtInProfiles);
  return [typeof profile === 'string' ? builtInProfiles[profile] : mappedProfile(profile)];
};

/**
 * Reads a report: CSV or TSV (UTF-8, UTF-16, windows-1256), .xlsx, or an .xls that is an HTML table.
 * Answers with the rows, or with the code (and place) of what is wrong; it never takes half a file.
 */
export const readPspFile = async ({ bytes, today, profile }: PspFile): Promise<PspFileRows | PspRefusal> => {
  const profiles = profilesFor(profile);
  try {
    const understood = (table: Table): number => locateHeader(profiles, table)?.columns.size ?? 0;
    const located = locateHeaders(profiles, await readTables(bytes, understood));
    const read = readRows(located, today);
    const fileSha256 = createHash('sha256').update(bytes).digest('hex');
    return { ok: true, profile: located[0]?.header.profile.name ?? '', ...read, fileSha256 };
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
};

const readRows = (
  located: readonly { readonly table: Table; readonly header: LocatedHeader }[],
  today: string,
): Pick<PspFileRows, 'rows' | 'skipped' | 'duplicates'> => {
  const idOf = rowIdMaker();
  const rows: PspFileRow[] = [];
  const skipped: { line: number; reason: SkippedLineReason }[] = [];
  const duplicates: { line: number; firstLine: number }[] = [];
  const lineOfShare = new Map<string, number>();
  for (const { table, header } of located)
    table.slice(header.row + 1).forEach((cells, index) => {
      const line = header.row + index + 2;
      const read = readLine(cells, line, header, today);
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
  return { rows, skipped, duplicates };
};

/** What makes two lines of a split settlement the same one (domain §5). */
const shareOf = ({ terminalId, rrn, serviceCode, amount, type }: ReadRow): string =>
  JSON.stringify([terminalId, rrn, serviceCode, amount, type]);
