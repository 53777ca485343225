// Procedures of the sync: the badge, the page, enrolment, "send now".
import { z } from 'zod';
import { managerProcedure, router, signedInProcedure } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { enrolInput, syncStateOutput } from './contract.ts';
import { enrolBy } from './enrol.ts';

export const syncRouter = router({
  state: signedInProcedure
    .meta({ topics: ['sync', 'journal'] })
    .input(z.void())
    .output(syncStateOutput)
    .query(({ ctx }) => ctx.desk.sync.state()),

  enrol: managerProcedure
    .input(enrolInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      await enrolBy(ctx.desk, ctx.command, input.provinceUrl, input.code);
      // At once: the address of before may have left a long wait.
      void ctx.desk.sync.syncNow();
      return { done: true } as const;
    }),

  syncNow: signedInProcedure
    .input(z.void())
    .output(syncStateOutput)
    .mutation(({ ctx }) => ctx.desk.sync.syncNow()),
});
