// Procedures of the in-box, for the counter.
import { z } from 'zod';
import { counterProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { correctItem, handleItem, receiveItem } from './commands.ts';
import { handleInput, inboxOutput, receiveInput, receiveOutput } from './contract.ts';
import { closedItems, openItems } from './views.ts';

const done = { done: true } as const;

export const inboxRouter = router({
  list: counterProcedure
    .meta({ topics: ['inbox', 'closures'] })
    .input(z.void())
    .output(inboxOutput)
    .query(({ ctx: { desk } }) => ({
      open: openItems(desk.reads, todayOf(desk)),
      closed: closedItems(desk.reads),
    })),

  receive: counterProcedure
    .input(receiveInput)
    .output(receiveOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => receiveItem(tx, ctx.desk.reads, input))),

  handle: counterProcedure
    .input(handleInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => handleItem(tx, ctx.desk.reads, input));
      return done;
    }),

  correct: counterProcedure
    .input(handleInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => correctItem(tx, ctx.desk.reads, input));
      return done;
    }),
});
