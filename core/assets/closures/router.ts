// Procedures of the table of closures: everybody at the counter reads it, the manager keeps it.
import { z } from 'zod';
import { counterProcedure, managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { declareClosure, withdrawClosure } from './commands.ts';
import {
  closureListOutput,
  declareClosureInput,
  declareClosureOutput,
  withdrawClosureInput,
} from './contract.ts';

export const closuresRouter = router({
  list: counterProcedure
    .input(z.void())
    .output(closureListOutput)
    .query(({ ctx }) => ctx.desk.reads.closures.closures()),

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
