// Procedures of looks: the manager answers for signs of very many. The list of a day is the journal browser's, which names what was
// looked at (core/oversight/records).
import { z } from 'zod';
import { managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { answerSign } from './commands.ts';
import { answerSignInput, lookSignsOutput } from './contract.ts';

export const looksRouter = router({
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
