// Procedures of the print queue: of this PC alone, for whoever may print what waits.
import { z } from 'zod';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import { router, signedInProcedure, staffProcedure } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { discardPrint, endPrinted, keepPrint, queueFor } from './commands.ts';
import {
  discardPrintInput,
  keepPrintInput,
  keepPrintOutput,
  printedInput,
  printQueueOutput,
} from './contract.ts';

const done = { done: true } as const;

export const printsRouter = router({
  queue: signedInProcedure
    .meta({ topics: ['prints', 'complaints', 'staff'] })
    .input(z.void())
    .output(printQueueOutput)
    .query(({ ctx: { desk, actor } }) => queueFor(desk.reads, actor, identityOf(desk).deviceId)),

  keep: staffProcedure
    .input(keepPrintInput)
    .output(keepPrintOutput)
    .mutation(({ ctx, input }) => ({
      jobId: ctx.command((tx) => keepPrint(tx, ctx.desk.reads, ctx.actor.role, input)),
    })),

  printed: staffProcedure
    .input(printedInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => endPrinted(tx, ctx.desk.reads, ctx.actor, input.jobId));
      return done;
    }),

  discard: staffProcedure
    .input(discardPrintInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => discardPrint(tx, ctx.desk.reads, ctx.actor, input));
      return done;
    }),
});
