// Procedures of the access log: the manager answers alerts. The list of a day is the journal browser's, which names what was
// shown (core/oversight/records).
import { z } from 'zod';
import { managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { answerAlert } from './commands.ts';
import { accessAlertsOutput, answerAlertInput } from './contract.ts';

export const accessLogRouter = router({
  alerts: managerProcedure
    .meta({ proof: { password: 'recent' }, topics: ['accessLog', 'staff'] })
    .input(z.void())
    .output(accessAlertsOutput)
    .query(({ ctx: { desk } }) => desk.reads.accessLog.alerts()),

  answerAlert: managerProcedure
    .input(answerAlertInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => answerAlert(tx, ctx.desk.reads, input));
      return { done: true } as const;
    }),
});
