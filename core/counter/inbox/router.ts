// Procedures of the in-box, for the counter and the legal expert.
import { z } from 'zod';
import { inboxProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { correctItem, handleItem, receiveItem } from './commands.ts';
import { handleInput, inboxOutput, receiveInput, receiveOutput } from './contract.ts';
import { closedItems, openItems } from './views.ts';

const done = { done: true } as const;

export const inboxRouter = router({
  list: inboxProcedure
    .meta({ topics: ['inbox', 'closures'] })
    .input(z.void())
    .output(inboxOutput)
    .query(({ ctx: { desk } }) => ({
      open: openItems(desk.reads, todayOf(desk)),
      closed: closedItems(desk.reads),
    })),

  receive: inboxProcedure
    .input(receiveInput)
    .output(receiveOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => receiveItem(tx, ctx.desk.reads, input))),

  handle: inboxProcedure
    .input(handleInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => handleItem(tx, ctx.desk.reads, input));
      return done;
    }),

  correct: inboxProcedure
    .input(handleInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => correctItem(tx, ctx.desk.reads, input));
      return done;
    }),
});
