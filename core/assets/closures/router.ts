// Procedures of the table of closures: everybody at the counter reads it, the manager keeps it.
import { z } from 'zod';
import { counterProcedure, managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { declareClosure, withdrawClosure } from './commands.ts';
import {
  closureListOutput,
  declareClosureInput,
  declareClosureOutput,
  unofficialHolidaysOutput,
  withdrawClosureInput,
} from './contract.ts';
import { holidaysToDeclare } from './unofficial-holidays.ts';

export const closuresRouter = router({
  list: counterProcedure
    .input(z.void())
    .output(closureListOutput)
    .query(({ ctx }) => ctx.desk.reads.closures.closures()),

  /** Holidays of the printed calendar, marked unofficial, and which of them are declared here (D7.80). */
  unofficial: managerProcedure
    .input(z.void())
    .output(unofficialHolidaysOutput)
    .query(({ ctx: { desk } }) => holidaysToDeclare(desk.reads.closures.closedDays(), todayOf(desk))),

  declare: managerProcedure
    .input(declareClosureInput)
    .output(declareClosureOutput)
    .mutation(({ ctx, input }) => ({
      closureId: ctx.command((tx) => declareClosure(tx, ctx.desk.reads, input)),
    })),

  withdraw: managerProcedure
    .input(withdrawClosureInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => withdrawClosure(tx, ctx.desk.reads, input.closureId));
      return { done: true } as const;
    }),
});
