// What the province is asked for, and what it answered (D20.164).
import { z } from 'zod';
import { managerProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { askedControls } from './asks.ts';
import { askProvince } from './commands.ts';
import { askedOutput, askProvinceInput } from './contract.ts';

export const controlsRouter = router({
  asked: supervisionProcedure
    .meta({ topics: ['controls', 'fees'] })
    .input(z.void())
    .output(askedOutput)
    .query(({ ctx: { desk } }) => askedControls(desk.reads, desk.reads.staff.nameOf)),

  askProvince: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any' } })
    .input(askProvinceInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => askProvince(tx, ctx.desk.reads, input));
      return { done: true } as const;
    }),
});
