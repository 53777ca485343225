// The steps of getting to know a PSP's columns: a look at the file, and a dry run of a mapping. Nothing is kept.
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { DraftMapping } from '#core/foundation/settlement/files/contract.ts';
import type { inspectPspOutput, tryMappingOutput } from './contract.ts';
import { newRowsOf, terminalTotals, withoutMoney } from './import-report.ts';

type Reader = Pick<Desk, 'reads' | 'reports'>;

/** A file that is being got to know; `readingId` names the reading. */
export type UnknownFile = { readonly bytes: Uint8Array; readonly today: string; readonly readingId: string };

/** A file as a screen sends it, read on that business day. */
export const unknownFileOf = (
  { machine }: Pick<Desk, 'machine'>,
  { bytesBase64, readingId }: { readonly bytesBase64: string; readonly readingId?: string | undefined },
  today: string,
): UnknownFile => ({
  bytes: new Uint8Array(Buffer.from(bytesBase64, 'base64')),
  today,
  readingId: readingId ?? machine.newId(),
});

/** The headers and first lines of a report. @throws PSP_COLUMNS_UNKNOWN without a header, and the other codes of a PSP file */
export async function inspectReport(
  { reads, reports }: Reader,
  { readingId, ...file }: UnknownFile,
): Promise<z.infer<typeof inspectPspOutput>> {
  const { headerFingerprint, headerLine, headers, firstLines, guess } = await reports.read(
    { kind: 'inspect', ...file },
    readingId,
  );
  return {
    headerLine,
    headers,
    firstLines,
    guess,
    known: reads.dayClose.mappingOf(headerFingerprint),
  };
}

/** What a mapping makes of a report. @throws PSP_COLUMNS_UNKNOWN when a named header is not there, and the other codes */
export async function tryMapping(
  { reads, reports }: Reader,
  { readingId, ...file }: UnknownFile,
  mapping: DraftMapping,
): Promise<z.infer<typeof tryMappingOutput>> {
  const run = await reports.read({ kind: 'try', ...file, mapping }, readingId);
  const perTerminal = terminalTotals(run);
  return {
    lacking: run.lacking,
    samples: run.samples,
    unreadable: run.unreadable,
    unreadableCount: run.unreadableCount,
    unknownTypes: run.unknownTypes,
    unknownStatuses: run.unknownStatuses,
    isUnitInDoubt: run.isUnitInDoubt,
    totals: run.totals,
    rows: run.rows.length,
    newRows: await newRowsOf(reads, run),
    total: perTerminal.reduce((sum, { total }) => sum + total, 0),
    perTerminal,
    withoutMoney: withoutMoney(run, perTerminal),
    skipped: run.skipped,
    duplicates: run.duplicates,
  };
}
