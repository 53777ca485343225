// Procedures of the day close. A file is read before the transaction; a password is proven before it.
import type { z } from 'zod';
import { todayOf } from '#core/business-day/today.ts';
import { managerProcedure, router, supervisionProcedure } from '#core/desk/trpc.ts';
import type { PspFile } from '#core/settlement/files/read-psp-file.ts';
import { doneOutput } from '#core/staff/contract.ts';
import { proveIdentity } from '#core/staff/sign-in.ts';
import { matchByHand, withdrawMatch } from './by-hand/commands.ts';
import {
  candidatesInput,
  candidatesOutput,
  handMatchesOutput,
  handPairInput,
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
  matchesOutput,
  overviewOutput,
  reopenInput,
  sheetOutput,
} from './contract.ts';
import { dayStanding } from './day-standing.ts';
import { exceptionItemsInput, exceptionItemsOutput } from './items/contract.ts';
import { exceptionItems } from './items/views.ts';
import {
  importPspInput,
  importPspOutput,
  inspectPspInput,
  inspectPspOutput,
  previewPspInput,
  previewPspOutput,
  tryMappingInput,
  tryMappingOutput,
} from './report-import/contract.ts';
import { importReport, previewReport, readReport } from './report-import/import-report.ts';
import { inspectReport, tryMapping } from './report-import/map-columns.ts';
import { dayOverview, daySheet } from './views.ts';

const done = { done: true } as const;

type SentFile = Pick<z.infer<typeof previewPspInput>, 'bytesBase64' | 'profile'>;

const fileOf = ({ bytesBase64, profile }: SentFile, today: string): PspFile => ({
  bytes: Buffer.from(bytesBase64, 'base64'),
  today,
  ...(profile === undefined ? {} : { profile }),
});

export const dayCloseRouter = router({
  overview: supervisionProcedure
    .meta({ topics: ['dayClose', 'complaints', 'fees', 'payments', 'premises', 'staff', 'visits'] })
    .input(dayInput)
    .output(overviewOutput)
    .query(({ ctx: { desk }, input }) => dayOverview(desk.reads, input.day, todayOf(desk))),

  matches: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(dayInput)
    .output(matchesOutput)
    .query(({ ctx: { desk }, input }) => [...dayStanding(desk.reads, input.day, todayOf(desk)).matches]),

  sheet: supervisionProcedure
    .input(dayInput)
    .output(sheetOutput)
    .query(({ ctx: { desk }, input }) => daySheet(desk.reads, input.day, todayOf(desk))),

  exceptionItems: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(exceptionItemsInput)
    .output(exceptionItemsOutput)
    .query(({ ctx: { desk }, input: { day, exceptionKey } }) =>
      exceptionItems(desk.reads, day, todayOf(desk), exceptionKey),
    ),

  inspectPsp: managerProcedure
    .input(inspectPspInput)
    .output(inspectPspOutput)
    .mutation(({ ctx: { desk }, input }) =>
      inspectReport(desk.reads, Buffer.from(input.bytesBase64, 'base64'), todayOf(desk)),
    ),

  tryMapping: managerProcedure
    .input(tryMappingInput)
    .output(tryMappingOutput)
    .mutation(({ ctx: { desk }, input: { bytesBase64, mapping } }) =>
      tryMapping(desk.reads, Buffer.from(bytesBase64, 'base64'), todayOf(desk), mapping),
    ),

  previewPsp: managerProcedure
    .input(previewPspInput)
    .output(previewPspOutput)
    .mutation(async ({ ctx: { desk }, input }) =>
      previewReport(desk.reads, await readReport(desk.reads, fileOf(input, todayOf(desk)))),
    ),

  importPsp: managerProcedure
    .input(importPspInput)
    .output(importPspOutput)
    .mutation(async ({ ctx, input: { day, fileName, ...file } }) => {
      const { reads } = ctx.desk;
      const report = await readReport(reads, fileOf(file, day));
      const imported = ctx.command((tx) => importReport(tx, reads, day, fileName, report));
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
    .input(handPairInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => matchByHand(tx, ctx.desk.reads, input));
      return done;
    }),

  candidates: managerProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(candidatesInput)
    .output(candidatesOutput)
    .query(({ ctx: { desk }, input: { day, itemId } }) =>
      candidatesFor(desk.reads, day, todayOf(desk), itemId),
    ),

  tryMatch: managerProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(handPairInput)
    .output(tryMatchOutput)
    .query(({ ctx: { desk }, input: { day, ...tried } }) => effectOf(desk.reads, day, todayOf(desk), tried)),

  handMatches: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
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
      return { headCode: ctx.command((tx) => closeDay(tx, ctx.desk.reads, facts)) };
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
