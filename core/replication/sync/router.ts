// Procedures of the sync: the badge, the page, enrolment, "send now", a change of province.
import { z } from 'zod';
import {
  counterProcedure,
  managerProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveIdentity, requireStillProven } from '#core/access/staff/prove-identity.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { changeViews, confirmChange, proposeChange } from './change-province.ts';
import {
  changesOutput,
  confirmChangeInput,
  enrolInput,
  proposeChangeInput,
  syncStateOutput,
} from './contract.ts';
import { enrolBy } from './enrol.ts';

export const syncRouter = router({
  state: signedInProcedure
    .meta({ topics: ['sync', 'journal'] })
    .input(z.void())
    .output(syncStateOutput)
    .query(({ ctx }) => ctx.desk.sync.state()),

  enrol: managerProcedure
    .meta({ proof: { password: 'connections', factor: 'office' } })
    .input(enrolInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      await enrolBy(ctx.desk, ctx.command, input.provinceUrl, input.code);
      // At once: the address of before may have left a long wait.
      ctx.desk.sync.askNow();
      return { done: true } as const;
    }),

  /** Changes of province that were proposed, for whoever is to agree. */
  changes: counterProcedure
    .meta({ topics: ['sync', 'staff'] })
    .input(z.void())
    .output(changesOutput)
    .query(({ ctx: { desk } }) => changeViews(desk.reads, todayOf(desk))),

  proposeChange: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(proposeChangeInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, command }, input: { password, ...change } }) => {
      const proven = await proveIdentity(desk, actor, password);
      command((tx) => {
        requireStillProven(desk, proven);
        proposeChange(tx, desk.reads, change);
      });
      return { done: true } as const;
    }),

  confirmChange: counterProcedure
    .meta({ proof: { password: 'each', factor: 'office', second: true } })
    .input(confirmChangeInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, command }, input: { password, ...change } }) => {
      const proven = await proveIdentity(desk, actor, password);
      command((tx) => {
        requireStillProven(desk, proven);
        confirmChange(tx, desk.reads, change);
      });
      return { done: true } as const;
    }),

  syncNow: signedInProcedure
    .input(z.void())
    .output(syncStateOutput)
    .mutation(({ ctx }) => ctx.desk.sync.syncNow()),
});
