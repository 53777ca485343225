// Procedures of inspectors' visits. Anybody may begin one before sign-in: the province's signature is what admits them.
import { z } from 'zod';
import {
  lockedTooProcedure,
  openProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { beginInspection, endInspection, reopenInspection } from './commands.ts';
import {
  beginInspectionOutput,
  currentInspectionOutput,
  inspectionCodeInput,
  inspectionSectionSchema,
} from './contract.ts';

export const inspectionsRouter = router({
  begin: openProcedure
    .meta({ proof: { province: true } })
    .input(inspectionCodeInput)
    .output(beginInspectionOutput)
    .mutation(({ ctx: { desk }, input }) => {
      const { token, inspectionId, inspection } = beginInspection(desk, input.code);
      const person = {
        id: inspectionId,
        name: inspection.name,
        role: 'inspector' as const,
        state: 'active' as const,
      };
      const { expiresAt, sections } = inspection;
      return { token, person, expiresAt, sections };
    }),

  /** A visit that was left alone is opened by its code again. */
  reopen: lockedTooProcedure
    .meta({ proof: { province: true } })
    .input(inspectionCodeInput)
    .output(z.strictObject({ token: z.string() }))
    .mutation(({ ctx, input }) => reopenInspection(ctx.desk, ctx.session, ctx.actor.id, input.code)),

  end: lockedTooProcedure
    .input(z.void())
    .output(doneOutput)
    .mutation(({ ctx }) => {
      if (ctx.desk.reads.inspections.visit(ctx.actor.id) === null) throw refusal('NOT_ALLOWED', {});
      endInspection(ctx.desk, ctx.session, ctx.actor.id);
      return { done: true };
    }),

  current: signedInProcedure
    .input(z.void())
    .output(currentInspectionOutput)
    .query(({ ctx: { desk, actor } }) => {
      const visit = desk.reads.inspections.visit(actor.id);
      if (visit === null) return null;
      const { id, purpose, sections, expiresAt } = visit;
      return {
        inspectionId: id,
        purpose,
        sections: sections.map((section) => inspectionSectionSchema.parse(section)),
        expiresAt,
      };
    }),
});
