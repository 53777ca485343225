// Procedures of the identity check.
import { z } from 'zod';
import {
  counterProcedure,
  managerProcedure,
  router,
  supervisionProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { servingProcedure } from '#core/counter/visits/serving-procedure.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { refusalNoteOf, refuseIdentity, registerSana, resumeIdentity, verifyIdentity } from './commands.ts';
import {
  checklistInput,
  checklistOutput,
  escalationReasonSchema,
  escalationsOutput,
  identityDecisionOutput,
  refusalNoteInput,
  refusalNoteOutput,
  refuseInput,
  registerSanaInput,
  resumeInput,
  verifyInput,
} from './contract.ts';
import { pointStates, setPoint } from './points/commands.ts';
import { pointsOutput, setPointInput } from './points/contract.ts';
import { checklistFor } from './rules.ts';

export const identityRouter = router({
  checklist: counterProcedure
    .meta({ topics: [] })
    .input(checklistInput)
    .output(checklistOutput)
    .query(({ input }) => checklistFor(input.clientType, input.version)),

  verify: servingProcedure
    .input(verifyInput)
    .output(identityDecisionOutput)
    .mutation(({ ctx, input }) => ({
      checkId: ctx.command((tx) => verifyIdentity(tx, ctx.desk.reads, ctx.actor, input)),
    })),

  refuse: servingProcedure
    .input(refuseInput)
    .output(identityDecisionOutput)
    .mutation(({ ctx, input }) => ({
      checkId: ctx.command((tx) => refuseIdentity(tx, ctx.desk.reads, ctx.actor, input)),
    })),

  resume: servingProcedure
    .input(resumeInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => resumeIdentity(tx, ctx.desk.reads, ctx.actor, input));
      return { done: true } as const;
    }),

  refusalNote: counterProcedure
    .meta({ topics: ['identity', 'visits'] })
    .input(refusalNoteInput)
    .output(refusalNoteOutput)
    .query(({ ctx: { desk }, input }) => refusalNoteOf(desk.reads, input.formId, todayOf(desk))),

  registerSana: servingProcedure
    .input(registerSanaInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => registerSana(tx, ctx.desk.reads, input));
      return { done: true } as const;
    }),

  escalated: managerProcedure
    .meta({ topics: ['identity', 'visits'] })
    .input(z.void())
    .output(escalationsOutput)
    .query(({ ctx: { desk } }) =>
      desk.reads.identity.escalated().map(({ reasonCode, ...row }) => ({
        ...row,
        reasonCode: escalationReasonSchema.safeParse(reasonCode).data ?? null,
      })),
    ),

  points: supervisionProcedure
    .meta({ topics: ['identity', 'controls'] })
    .input(z.void())
    .output(pointsOutput)
    .query(({ ctx: { desk } }) => pointStates(desk.reads)),

  setPoint: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(setPointInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => setPoint(tx, ctx.desk.reads, facts, word));
      return { done: true } as const;
    }),
});
