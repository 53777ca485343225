// The steps of getting to know a PSP's columns: a look at the file, and a dry run of a mapping. Nothing is kept.
import type { z } from 'zod';
import { ProblemError } from '#core/leaves/problems/problem-error.ts';
import type { DraftMapping } from '#core/settlement/files/contract.ts';
import { dryRun, inspectPspFile } from '#core/settlement/files/dry-run.ts';
import { FileRefused } from '#core/settlement/files/refusal.ts';
import type { DayReads } from '../day-reads.ts';
import type { inspectPspOutput, tryMappingOutput } from './contract.ts';
import { newRowsOf, terminalTotals } from './import-report.ts';

/** A refused file is a problem for whoever chose it. */
async function orProblem<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { ok: _, ...problem } = error.refusal;
    throw new ProblemError(problem);
  }
}

/** The headers and first lines of a report. @throws PSP_COLUMNS_UNKNOWN without a header, and the other codes of a PSP file */
export async function inspectReport(
  reads: DayReads,
  bytes: Uint8Array,
  today: string,
): Promise<z.infer<typeof inspectPspOutput>> {
  const { headerFingerprint, headerLine, headers, firstLines, guess } = await orProblem(
    inspectPspFile(bytes, today),
  );
  return {
    headerLine,
    headers: [...headers],
    firstLines: firstLines.map(({ line, cells }) => ({ line, cells: [...cells] })),
    guess,
    known: reads.dayClose.mappingOf(headerFingerprint),
  };
}

/** What a mapping makes of a report. @throws PSP_COLUMNS_UNKNOWN when a named header is not there, and the other codes */
export async function tryMapping(
  reads: DayReads,
  bytes: Uint8Array,
  today: string,
  mapping: DraftMapping,
): Promise<z.infer<typeof tryMappingOutput>> {
  const run = await orProblem(dryRun(bytes, today, mapping));
  const perTerminal = terminalTotals(run);
  return {
    lacking: [...run.lacking],
    samples: run.samples.map(({ line, cells }) => ({ line, cells })),
    unreadable: [...run.unreadable],
    unreadableCount: run.unreadableCount,
    unknownTypes: [...run.unknownTypes],
    rows: run.rows.length,
    newRows: newRowsOf(reads, run),
    total: perTerminal.reduce((sum, { total }) => sum + total, 0),
    perTerminal,
    skipped: [...run.skipped],
    duplicates: [...run.duplicates],
  };
}
