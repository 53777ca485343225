// Procedures of the day close. A file is read before the transaction; a password is proven before it.
import type { z } from 'zod';
import { ProblemError } from '#core/problems/problem-error.ts';
import { doneOutput } from '#core/staff/contract.ts';
import { proveIdentity } from '#core/staff/sign-in.ts';
import { managerProcedure, router, supervisionProcedure } from '#core/trpc.ts';
import {
  closeDay,
  declareZero,
  explainException,
  importPsp,
  matchByHand,
  reopenDay,
  terminalTotals,
} from './commands.ts';
import {
  closeInput,
  closeOutput,
  dayInput,
  declareZeroInput,
  explainInput,
  importPspInput,
  importPspOutput,
  matchByHandInput,
  matchesOutput,
  overviewOutput,
  previewPspInput,
  previewPspOutput,
  reopenInput,
  sheetOutput,
} from './contract.ts';
import { type PspFileRows, readPspFile } from './psp-import/read-psp-file.ts';
import { settleDay } from './settle.ts';
import { dayOverview, daySheet } from './views.ts';

const done = { done: true } as const;

/** @throws PSP_FILE_* */
async function readFile(input: z.infer<typeof previewPspInput>, today: string): Promise<PspFileRows> {
  const bytes = Buffer.from(input.bytesBase64, 'base64');
  const read = await readPspFile({
    bytes,
    today,
    ...(input.profile === undefined ? {} : { profile: input.profile }),
  });
  if (!read.ok) {
    const { ok: _, ...problem } = read;
    throw new ProblemError(problem);
  }
  return read;
}

export const dayCloseRouter = router({
  overview: supervisionProcedure
    .input(dayInput)
    .output(overviewOutput)
    .query(({ ctx, input }) => dayOverview(ctx.desk.reads, input.day)),

  matches: supervisionProcedure
    .input(dayInput)
    .output(matchesOutput)
    .query(({ ctx, input }) =>
      settleDay(ctx.desk.reads, input.day).matches.map(({ paymentId, pspRowIds, basis, amount, words }) => ({
        paymentId,
        pspRowIds: [...pspRowIds],
        basis,
        amount,
        words: [...words],
      })),
    ),

  sheet: supervisionProcedure
    .input(dayInput)
    .output(sheetOutput)
    .query(({ ctx, input }) => daySheet(ctx.desk, input.day)),

  previewPsp: managerProcedure
    .input(previewPspInput)
    .output(previewPspOutput)
    .mutation(async ({ ctx, input }) => {
      const file = await readFile(input, ctx.desk.machine.now().slice(0, 10));
      return {
        profile: file.profile,
        rows: file.rows.length,
        perTerminal: terminalTotals(file),
        skipped: file.skipped.map((line) => ({ ...line })),
        duplicates: file.duplicates.map((line) => ({ ...line })),
        importedAt: ctx.desk.reads.dayClose.importedAt(file.fileSha256),
      };
    }),

  importPsp: managerProcedure
    .input(importPspInput)
    .output(importPspOutput)
    .mutation(async ({ ctx, input }) => {
      const { reads } = ctx.desk;
      const file = await readFile(
        { fileName: input.fileName, bytesBase64: input.bytesBase64, profile: input.profile },
        input.day,
      );
      const imported = ctx.command((tx) => importPsp(tx, reads, input.day, input.fileName, file));
      const { matches, exceptions } = settleDay(reads, input.day);
      return { ...imported, matched: matches.length, exceptions: exceptions.length };
    }),

  declareZero: managerProcedure
    .input(declareZeroInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => declareZero(tx, ctx.desk.reads, input));
      return done;
    }),

  matchByHand: managerProcedure
    .input(matchByHandInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => matchByHand(tx, ctx.desk.reads, input));
      return done;
    }),

  explain: managerProcedure
    .input(explainInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => explainException(tx, ctx.desk.reads, input));
      return done;
    }),

  close: managerProcedure
    .input(closeInput)
    .output(closeOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      return { headCode: ctx.command((tx) => closeDay(tx, ctx.desk, facts)) };
    }),

  reopen: managerProcedure
    .input(reopenInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => reopenDay(tx, ctx.desk.reads, facts));
      return done;
    }),
});
