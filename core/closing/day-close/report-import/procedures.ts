// Procedures that bring the PSPs' reports in. A file is read before the transaction, in a thread of its own.
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { managerProcedure, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { dayStatus } from '../day-status.ts';
import { chooseReportFolder, folderFile, reportFolder } from '../report-folder/commands.ts';
import {
  chooseReportFolderInput,
  folderFileInput,
  folderFileOutput,
  reportFolderOutput,
} from '../report-folder/contract.ts';
import { requireReadable } from '../report-folder/read-folder.ts';
import {
  cancelReadingInput,
  continueImportInput,
  importProgressInput,
  importProgressOutput,
  importPspInput,
  importPspOutput,
  inspectPspInput,
  inspectPspOutput,
  previewPspInput,
  previewPspOutput,
  reportFileInput,
  reportFileOutput,
  tryMappingInput,
  tryMappingOutput,
} from './contract.ts';
import { previewReport, type ReportFile, readReport } from './import-report.ts';
import { keptFile, showKeptFile } from './kept-file.ts';
import { inspectReport, tryMapping, unknownFileOf } from './map-columns.ts';
import { takeReportIn } from './take-in.ts';

const done = { done: true } as const;

type SentFile = Pick<z.infer<typeof previewPspInput>, 'bytesBase64' | 'profile' | 'readingId'>;

const fileOf = (desk: Desk, sent: SentFile, today: string): ReportFile => ({
  ...unknownFileOf(desk, sent, today),
  ...(sent.profile === undefined ? {} : { profile: sent.profile }),
});

type Manager = { readonly desk: Desk; command<T>(work: (tx: Transaction) => T): T };

/** Reads a file and takes its rows in. */
async function takenIn(
  { desk, command }: Manager,
  file: ReportFile,
  sent: { readonly day: string; readonly fileName: string },
): Promise<z.infer<typeof importPspOutput>> {
  const { reads, reports } = desk;
  const taking = reports.takeIn(file.readingId);
  try {
    const report = await readReport(desk, file);
    const today = todayOf(desk);
    const imported = await takeReportIn(command, reads, { ...sent, report, today }, taking);
    const { matched, exceptions } = dayStatus(reads, sent.day, today);
    return { ...imported, matched, exceptions: exceptions.length };
  } finally {
    taking.end();
  }
}

/** Part of the procedures of the day close. */
export const reportProcedures = {
  inspectPsp: managerProcedure
    .meta({ takes: 'file' })
    .input(inspectPspInput)
    .output(inspectPspOutput)
    .mutation(({ ctx: { desk }, input }) => inspectReport(desk, unknownFileOf(desk, input, todayOf(desk)))),

  tryMapping: managerProcedure
    .meta({ takes: 'file' })
    .input(tryMappingInput)
    .output(tryMappingOutput)
    .mutation(({ ctx: { desk }, input }) =>
      tryMapping(desk, unknownFileOf(desk, input, todayOf(desk)), input.mapping),
    ),

  previewPsp: managerProcedure
    .meta({ takes: 'file' })
    .input(previewPspInput)
    .output(previewPspOutput)
    .mutation(async ({ ctx: { desk }, input }) =>
      previewReport(desk.reads, await readReport(desk, fileOf(desk, input, todayOf(desk)))),
    ),

  importPsp: managerProcedure
    .meta({ takes: 'file' })
    .input(importPspInput)
    .output(importPspOutput)
    .mutation(({ ctx, input: { day, fileName, ...file } }) =>
      takenIn(ctx, fileOf(ctx.desk, file, day), { day, fileName }),
    ),

  /** Goes on with a file of which a part is missing (F52). */
  continueImport: managerProcedure
    .input(continueImportInput)
    .output(importPspOutput)
    .mutation(({ ctx, input: { day, importId, readingId } }) => {
      const { fileName, bytesBase64 } = keptFile(ctx.desk.reads, importId);
      return takenIn(ctx, fileOf(ctx.desk, { bytesBase64, readingId }, day), { day, fileName });
    }),

  /** How far the taking in of a file is; nothing is told of one that is not under way. */
  importProgress: managerProcedure
    .input(importProgressInput)
    .output(importProgressOutput)
    .query(({ ctx: { desk }, input }) => desk.reports.progress(input.readingId)),

  /** Ends a reading that the same screen began; one that has ended already is not missed. */
  cancelReading: managerProcedure
    .input(cancelReadingInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk }, input }) => {
      desk.reports.cancel(input.readingId);
      return done;
    }),

  /** The folder of this PC in which reports arrive, and what in it nobody has taken in (F50). */
  reportFolder: managerProcedure
    .meta({ topics: ['dayClose'] })
    .input(z.void())
    .output(reportFolderOutput)
    .query(({ ctx: { desk } }) => reportFolder(desk)),

  chooseReportFolder: managerProcedure
    .input(chooseReportFolderInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      if (input.folder !== null) await requireReadable(input.folder);
      ctx.command((tx) => chooseReportFolder(tx, ctx.desk.reads, input));
      return done;
    }),

  /** A file of that folder, to be looked at by `previewPsp`; nothing is taken in by it. */
  folderFile: managerProcedure
    .input(folderFileInput)
    .output(folderFileOutput)
    .mutation(({ ctx: { desk }, input }) => folderFile(desk, input)),

  reportFile: supervisionProcedure
    .input(reportFileInput)
    .output(reportFileOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => showKeptFile(tx, ctx.desk.reads, input.importId))),
};
