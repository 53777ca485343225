// Procedures of the day close. A file is read before the transaction; a password is proven before it.
import { businessDayOf } from '#core/calendar/business-day.ts';
import type { Desk } from '#core/desk.ts';
import { doneOutput } from '#core/staff/contract.ts';
import { proveIdentity } from '#core/staff/sign-in.ts';
import { managerProcedure, router, supervisionProcedure } from '#core/trpc.ts';
import { matchByHand, withdrawMatch } from './by-hand/commands.ts';
import {
  candidatesInput,
  candidatesOutput,
  handMatchesOutput,
  tryMatchInput,
  tryMatchOutput,
  withdrawMatchInput,
  withdrawMatchOutput,
} from './by-hand/contract.ts';
import { candidatesFor, effectOf, handMatchesOf } from './by-hand/views.ts';
import { closeDay, declareZero, explainException, reopenDay } from './commands.ts';
import {
  closeInput,
  closeOutput,
  dayInput,
  declareZeroInput,
  explainInput,
  matchByHandInput,
  matchesOutput,
  overviewOutput,
  reopenInput,
  sheetOutput,
} from './contract.ts';
import { dayStanding } from './day-standing.ts';
import { importPspInput, importPspOutput, previewPspInput, previewPspOutput } from './import/contract.ts';
import { importReport, newRowsOf, readReport, terminalTotals } from './import/import-report.ts';
import { dayOverview, daySheet } from './views.ts';

const done = { done: true } as const;

const todayOf = ({ machine }: Desk): string => businessDayOf(machine.now());

export const dayCloseRouter = router({
  overview: supervisionProcedure
    .input(dayInput)
    .output(overviewOutput)
    .query(({ ctx: { desk }, input }) => dayOverview(desk.reads, input.day, todayOf(desk))),

  matches: supervisionProcedure
    .input(dayInput)
    .output(matchesOutput)
    .query(({ ctx: { desk }, input }) => [...dayStanding(desk.reads, input.day, todayOf(desk)).matches]),

  sheet: supervisionProcedure
    .input(dayInput)
    .output(sheetOutput)
    .query(({ ctx: { desk }, input }) => daySheet(desk.reads, input.day, todayOf(desk))),

  previewPsp: managerProcedure
    .input(previewPspInput)
    .output(previewPspOutput)
    .mutation(async ({ ctx: { desk }, input: { bytesBase64, profile } }) => {
      const bytes = Buffer.from(bytesBase64, 'base64');
      const file = await readReport({
        bytes,
        today: todayOf(desk),
        ...(profile === undefined ? {} : { profile }),
      });
      const perTerminal = terminalTotals(file);
      return {
        profile: file.profile,
        rows: file.rows.length,
        newRows: newRowsOf(desk.reads, file),
        total: perTerminal.reduce((sum, { total }) => sum + total, 0),
        perTerminal,
        skipped: file.skipped.map((line) => ({ ...line })),
        duplicates: file.duplicates.map((line) => ({ ...line })),
        importedAt: desk.reads.dayClose.importedAt(file.fileSha256),
      };
    }),

  importPsp: managerProcedure
    .input(importPspInput)
    .output(importPspOutput)
    .mutation(async ({ ctx, input: { day, fileName, bytesBase64, profile } }) => {
      const { reads } = ctx.desk;
      const bytes = Buffer.from(bytesBase64, 'base64');
      const file = await readReport({ bytes, today: day, ...(profile === undefined ? {} : { profile }) });
      const imported = ctx.command((tx) => importReport(tx, reads, day, fileName, file));
      const { matched, exceptions } = dayStanding(reads, day, todayOf(ctx.desk));
      return { ...imported, matched, exceptions: exceptions.length };
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

  candidates: managerProcedure
    .input(candidatesInput)
    .output(candidatesOutput)
    .query(({ ctx: { desk }, input: { day, itemId } }) =>
      candidatesFor(desk.reads, day, todayOf(desk), itemId),
    ),

  tryMatch: managerProcedure
    .input(tryMatchInput)
    .output(tryMatchOutput)
    .query(({ ctx: { desk }, input: { day, ...tried } }) => effectOf(desk.reads, day, todayOf(desk), tried)),

  handMatches: supervisionProcedure
    .input(dayInput)
    .output(handMatchesOutput)
    .query(({ ctx: { desk }, input }) => handMatchesOf(desk.reads, input.day, todayOf(desk))),

  withdrawMatch: managerProcedure
    .input(withdrawMatchInput)
    .output(withdrawMatchOutput)
    .mutation(({ ctx, input }) => ({
      day: ctx.command((tx) => withdrawMatch(tx, ctx.desk.reads, input)),
    })),

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
