// Reads the report of a PSP into rows (D21): whole or not at all, and without a full card number.
// Invariant: the same bytes give the same rows with the same ids.
import { createHash } from 'node:crypto';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { requireNoStatement } from './bank-statement.ts';
import type { BuiltInPspProfile, PspMapping } from './contract.ts';
import { guessScore } from './guess-columns.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { fileLimits } from './limits.ts';
import { locateTables, type TablesOfFile } from './locate-tables.ts';
import {
  builtInProfiles,
  leftAside,
  locateHeader,
  mappedProfile,
  type Profile,
  usualHeaderOf,
} from './profiles.ts';
import { countsToman } from './read-row.ts';
import { type FoundInRows, readRows } from './read-rows.ts';
import { type ReadTables, readTables, type Table } from './tables.ts';
import { namesRial, namesToman, statesToman, tomanInAmounts } from './toman.ts';

export type PspFile = {
  readonly bytes: Uint8Array;
  /** A day (`YYYY-MM-DD`) near the report's, which settles the century of two-digit years. */
  readonly today: string;
  /** Without it, what is remembered of the header is taken, or else the built-in profile that understands it. */
  readonly profile?: BuiltInPspProfile | PspMapping;
  /** The office's mapping for a header, by `headerFingerprint`. */
  readonly remembered?: (headerFingerprint: string) => PspMapping | null;
};

export type PspFileRows = Pick<FoundInRows, 'rows' | 'skipped' | 'duplicates' | 'totals'> & {
  readonly profile: string;
  /** The office's own mapping by which it was read, and the key of its header; null for a built-in profile. */
  readonly mapped: { readonly headerFingerprint: string; readonly mapping: PspMapping } | null;
  /** Names of the sheets that the file hides, of which nothing was read. */
  readonly hiddenSheets: readonly string[];
  /** How many tables with dates and amounts were not read: they go on with nothing and have no header that is known. */
  readonly unreadTables: number;
  /** It counts in toman, and its amounts are given in rials. */
  readonly countsToman: boolean;
  /** SHA-256 of the file, lower-case hex. */
  readonly fileSha256: string;
};

const builtIn: readonly Profile[] = Object.values(builtInProfiles);
/** A header that the office has mapped counts more than what a built-in profile half understands. */
const rememberedScore = 100;

type Reading = { readonly profiles: readonly Profile[]; readonly mapping: PspMapping | null };

/** How the tables of a file are read when nobody said it: what a person said of these very headers goes first. */
function chooseReading(tables: readonly Table[], mappingOf: (table: Table) => PspMapping | null): Reading {
  const mapping = tables.map(mappingOf).find((found) => found !== null) ?? null;
  return mapping === null ? { profiles: builtIn, mapping } : { profiles: [mappedProfile(mapping)], mapping };
}

function toldReading(profile: BuiltInPspProfile | PspMapping): Reading {
  return typeof profile === 'string'
    ? { profiles: [builtInProfiles[profile]], mapping: null }
    : { profiles: [mappedProfile(profile)], mapping: profile };
}

/**
 * Reads a report: CSV or TSV (UTF-8, UTF-16, windows-1256), .xlsx, or an .xls that is an HTML table. Never half a file.
 * @throws PSP_WORDS_UNKNOWN and PSP_UNIT_UNKNOWN for what only a person can say, PSP_ROW_UNREADABLE for the first line
 * that cannot be read, and the other codes of a PSP file
 */
export async function readPspFile(file: PspFile): Promise<PspFileRows> {
  const { bytes, today } = file;
  const { located: asTheyStand, unread, mapping, read } = await locate(file);
  const inAmounts = tomanInAmounts(asTheyStand);
  const isStated = inAmounts === 'all' || statesToman(asTheyStand, read.aside);
  const located = isStated
    ? asTheyStand.map((one) => ({ ...one, header: { ...one.header, saysToman: true } }))
    : asTheyStand;
  const { unknownTypes, unknownStatuses, unreadable, taken, ...found } = readRows(located, today);
  const saysToman = located.every(({ header }) => header.saysToman);
  const isSettled = saysToman && !namesRial(read.tables, taken, read.aside);
  const isNamed =
    inAmounts === 'some' ||
    (!isSettled && (inAmounts === 'all' || namesToman(read.tables, taken, read.aside)));
  for (const { header } of located) {
    const { unit } = header.profile;
    const columnOf = (field: 'type' | 'status'): string => header.columns.get(field)?.header ?? field;
    if (unknownTypes.length > 0)
      throw refusal('PSP_WORDS_UNKNOWN', { column: columnOf('type'), words: [...unknownTypes] });
    if (unknownStatuses.length > 0)
      throw refusal('PSP_WORDS_UNKNOWN', { column: columnOf('status'), words: [...unknownStatuses] });
    // What was said of the unit of one file holds for that file; a next one that looks otherwise is asked about again.
    if (isNamed ? unit === null : unit === 'toman' && file.profile === undefined && !isSettled)
      throw refusal('PSP_UNIT_UNKNOWN', {});
  }
  const [first] = unreadable;
  if (first !== undefined) throw refusal('PSP_ROW_UNREADABLE', { ...first });
  const [top] = located;
  const mapped =
    mapping === null || top === undefined
      ? null
      : { headerFingerprint: headerFingerprint(top.table[top.header.row] ?? []), mapping };
  return {
    profile: top?.header.profile.name ?? '',
    mapped,
    ...found,
    hiddenSheets: read.hiddenSheets,
    unreadTables: unread,
    countsToman: located.some(({ header }) => countsToman(header)),
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** The tables of a file with their headers, and the mapping that understands them. @throws the codes of a PSP file */
async function locate({
  bytes,
  today,
  profile,
  remembered = () => null,
}: PspFile): Promise<TablesOfFile & { readonly mapping: PspMapping | null; readonly read: ReadTables }> {
  const told = profile === undefined ? null : toldReading(profile);
  const mappingOf = (table: Table): PspMapping | null => {
    for (const row of table.slice(0, fileLimits.rowsToHeader)) {
      const found = row.length < 2 ? null : remembered(headerFingerprint(row));
      if (found !== null) return found;
    }
    return null;
  };
  const understood = (table: Table): number => {
    const score = locateHeader(told?.profiles ?? builtIn, table)?.columns.size ?? 0;
    const known = told === null && mappingOf(table) !== null ? score + rememberedScore : score;
    // What nobody knows is told apart by what looks like a header, so that a statement is seen as one.
    return known * 1000 + guessScore(table);
  };
  const read = await readTables(bytes, understood);
  requireNoStatement(read.tables);
  const { profiles, mapping } = told ?? chooseReading(read.tables, mappingOf);
  const found = locateTables(profiles, read.tables, today);
  const aside = found.located.flatMap(({ header, table }) => leftAside(header, table));
  if (aside.length > 0)
    throw refusal('PSP_COLUMNS_UNKNOWN', { missing: [...new Set(aside)].map(usualHeaderOf) });
  return { ...found, mapping, read };
}
