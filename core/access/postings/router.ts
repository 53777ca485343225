// Procedures of postings: the manager's.
import { z } from 'zod';
import { managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { showIdentity } from '#core/access/staff/letter-identity.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { introducePerson, listSection, placeService, transferPerson, withdrawTransfer } from './commands.ts';
import {
  introduceInput,
  listSectionInput,
  listSectionOutput,
  ofPersonInput,
  placeServiceInput,
  postingOutput,
  sectionsOutput,
  transferInput,
  transferLetterInput,
  transferLetterOutput,
  transferOutput,
  withdrawTransferInput,
} from './contract.ts';

const done = { done: true } as const;

export const postingsRouter = router({
  sections: managerProcedure
    .input(z.void())
    .output(sectionsOutput)
    .query(({ ctx }) => ctx.desk.reads.postings.sections()),

  listSection: managerProcedure
    .input(listSectionInput)
    .output(listSectionOutput)
    .mutation(({ ctx, input }) => ({
      sectionId: ctx.command((tx) => listSection(tx, ctx.desk.reads, input)),
    })),

  withdrawTransfer: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' } })
    .input(withdrawTransferInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => withdrawTransfer(tx, ctx.desk.reads, input));
      return done;
    }),

  placeService: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(placeServiceInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, command }, input: { beside, ...placed } }) => {
      const word = await proveBeside(desk, beside);
      command((tx) => placeService(tx, desk.reads, placed, word));
      return done;
    }),

  ofPerson: managerProcedure
    .meta({ topics: ['postings', 'staff'] })
    .input(ofPersonInput)
    .output(postingOutput)
    .query(({ ctx: { desk }, input: { personId } }) => {
      const { sections, leftOn } = desk.reads.postings.posting(personId, todayOf(desk));
      return {
        sections: sections === null ? null : desk.reads.postings.named(sections),
        leftOn,
        isIntroduced: leftOn === null && desk.reads.postings.isIntroduced(personId),
        transfers: desk.reads.postings.transfers(personId),
      };
    }),

  introduce: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' } })
    .input(introduceInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => introducePerson(tx, ctx.desk.reads, input));
      return done;
    }),

  transfer: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(transferInput)
    .output(transferOutput)
    .mutation(async ({ ctx, input: { password, ...facts } }) => {
      await proveIdentity(ctx.desk, ctx.actor, password);
      return { transferId: ctx.command((tx) => transferPerson(tx, ctx.desk.reads, facts)) };
    }),

  /** Both letters of a transfer, to the supervisory body and to where the person goes. They say who in full: a look that is kept (D16.5). */
  letter: managerProcedure
    .input(transferLetterInput)
    .output(transferLetterOutput)
    .mutation(({ ctx, input: { transferId } }) =>
      ctx.command((tx) => {
        const { postings, staff, office } = ctx.desk.reads;
        const personId = postings.personOf(transferId) ?? '';
        const transfer = postings.transfers(personId).find((known) => known.transferId === transferId);
        const of = office.office();
        if (transfer === undefined || of === null) throw refusal('NOT_FOUND', { what: 'transfer' });
        const identity = showIdentity(tx, staff, personId);
        if (identity === null) throw refusal('NOT_FOUND', { what: 'transfer' });
        const { name: officeName, code: officeCode } = of;
        return { officeName, officeCode, identity, transfer, signedBy: ctx.actor.name };
      }),
    ),
});
