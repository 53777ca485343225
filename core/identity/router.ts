// Procedures of the identity check.
import { counterProcedure, router } from '#core/desk/trpc.ts';
import { refuseIdentity, verifyIdentity } from './commands.ts';
import {
  checklistInput,
  checklistOutput,
  identityDecisionOutput,
  refuseInput,
  verifyInput,
} from './contract.ts';
import { checklistFor } from './rules.ts';

export const identityRouter = router({
  checklist: counterProcedure
    .meta({ topics: [] })
    .input(checklistInput)
    .output(checklistOutput)
    .query(({ input }) =>
      checklistFor(input.clientType).map((item) => ({ ...item, options: [...item.options] })),
    ),

  verify: counterProcedure
    .input(verifyInput)
    .output(identityDecisionOutput)
    .mutation(({ ctx, input }) => ({
      checkId: ctx.command((tx) => verifyIdentity(tx, ctx.desk.reads, input)),
    })),

  refuse: counterProcedure
    .input(refuseInput)
    .output(identityDecisionOutput)
    .mutation(({ ctx, input }) => ({
      checkId: ctx.command((tx) => refuseIdentity(tx, ctx.desk.reads, input)),
    })),
});
