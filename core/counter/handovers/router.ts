// Procedures of handing a desk over: for whoever works at the counter.
import { z } from 'zod';
import { counterProcedure, router } from '#core/access/request-context/trpc.ts';
import { servingProcedure } from '#core/counter/visits/serving-procedure.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { answerDesk, offerDesk } from './commands.ts';
import { answerInput, atHandOutput, dayInput, handoversOutput, offerInput, offerOutput } from './contract.ts';
import { atHandOf, handoversFor } from './views.ts';

const topics = ['handovers', 'visits', 'identity', 'fees', 'payments', 'staff', 'equipment'] as const;

export const handoversRouter = router({
  atHand: counterProcedure
    .meta({ topics })
    .input(z.void())
    .output(atHandOutput)
    .query(({ ctx: { desk, actor } }) => atHandOf(desk.reads, actor, todayOf(desk))),

  ofDay: counterProcedure
    .meta({ topics })
    .input(dayInput)
    .output(handoversOutput)
    .query(({ ctx: { desk, actor }, input }) => handoversFor(desk.reads, actor, input.day)),

  offer: counterProcedure
    .input(offerInput)
    .output(offerOutput)
    .mutation(({ ctx, input }) => ({
      handoverId: ctx.command((tx) => offerDesk(tx, ctx.desk.reads, ctx.actor, input)),
    })),

  answer: servingProcedure
    .input(answerInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => answerDesk(tx, ctx.desk.reads, ctx.actor, input));
      return { done: true };
    }),
});
