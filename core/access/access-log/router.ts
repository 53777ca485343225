// Procedures of looks: the manager sees who looked at what, and answers for signs of very many.
import { z } from 'zod';
import { managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { answerSign } from './commands.ts';
import { answerSignInput, lookSignsOutput, looksOfDayInput, looksOfDayOutput } from './contract.ts';

/** The manager alone reads who saw which client's data, by mask (D16.6). */
export const looksRouter = router({
  ofDay: managerProcedure
    .meta({ recentPassword: true, topics: ['looks', 'staff', 'visits', 'complaints', 'dayClose'] })
    .input(looksOfDayInput)
    .output(looksOfDayOutput)
    .query(({ ctx: { desk }, input }) => desk.reads.looks.ofDay(input.day, input.personId)),

  signs: managerProcedure
    .meta({ recentPassword: true, topics: ['looks', 'staff'] })
    .input(z.void())
    .output(lookSignsOutput)
    .query(({ ctx: { desk } }) => desk.reads.looks.signs()),

  answerSign: managerProcedure
    .input(answerSignInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => answerSign(tx, ctx.desk.reads, input));
      return { done: true } as const;
    }),
});
