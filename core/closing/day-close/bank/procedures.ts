// Procedures of the bank's side of the ledger; the router of the day close spreads them.
import { managerProcedure, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { unknownFileOf } from '../report-import/map-columns.ts';
import {
  bankViewInput,
  bankViewOutput,
  statementFileInput,
  statementImportedOutput,
  statementPreviewOutput,
} from './contract.ts';
import { importStatement, previewStatement, readSentStatement } from './import-statement.ts';
import { bankView } from './views.ts';

export const bankProcedures = {
  previewStatement: managerProcedure
    .meta({ takes: 'file' })
    .input(statementFileInput)
    .output(statementPreviewOutput)
    .mutation(async ({ ctx: { desk }, input }) => {
      const today = todayOf(desk);
      const file = { ...unknownFileOf(desk, input, today), mapping: input.mapping };
      return previewStatement(desk.reads, await readSentStatement(desk, file), input.iban, today);
    }),

  importStatement: managerProcedure
    .meta({ takes: 'file' })
    .input(statementFileInput)
    .output(statementImportedOutput)
    .mutation(async ({ ctx, input }) => {
      const { desk } = ctx;
      const file = { ...unknownFileOf(desk, input, todayOf(desk)), mapping: input.mapping };
      const read = await readSentStatement(desk, file);
      return ctx.command((tx) => importStatement(tx, desk.reads, input, read));
    }),

  bank: supervisionProcedure
    .meta({ topics: ['dayClose', 'closures', 'fees'] })
    .input(bankViewInput)
    .output(bankViewOutput)
    .query(({ ctx: { desk }, input }) => bankView(desk.reads, input.until, todayOf(desk))),
};
