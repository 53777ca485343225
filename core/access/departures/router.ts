// Procedures of departures: the manager’s.
import { z } from 'zod';
import { managerProcedure, openProcedure, router } from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { showIdentity } from '#core/access/staff/letter-identity.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { closeDeparture, endSystem, listSystem, recordAccess, takeDrafts } from './commands.ts';
import {
  closeInput,
  cutOffIdInput,
  departureLetterOutput,
  departuresOutput,
  endSystemInput,
  handOverDraftsInput,
  handOverDraftsOutput,
  listSystemInput,
  listSystemOutput,
  ofPersonInput,
  recordAccessInput,
  systemsOutput,
  takeDraftsOutput,
} from './contract.ts';
import { keepLeftDrafts } from './keep-left-drafts.ts';
import { departureView, openDepartures } from './views.ts';

const done = { done: true } as const;
const topics = ['departures', 'staff'] as const;

export const departuresRouter = router({
  systems: managerProcedure
    .input(z.void())
    .output(systemsOutput)
    .query(({ ctx }) => ctx.desk.reads.departures.systems()),

  listSystem: managerProcedure
    .input(listSystemInput)
    .output(listSystemOutput)
    .mutation(({ ctx, input }) => ({
      systemId: ctx.command((tx) => listSystem(tx, ctx.desk.reads, input)),
    })),

  endSystem: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(endSystemInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => endSystem(tx, ctx.desk.reads, facts, word));
      return done;
    }),

  /** Departures that are not closed. */
  open: managerProcedure
    .meta({ topics })
    .input(z.void())
    .output(departuresOutput)
    .query(({ ctx: { desk } }) => openDepartures(desk.reads)),

  /** Every departure of a person, the latest first. */
  ofPerson: managerProcedure
    .meta({ topics })
    .input(ofPersonInput)
    .output(departuresOutput)
    .query(({ ctx: { desk }, input }) =>
      desk.reads.departures
        .cutOffsOf(input.personId)
        .flatMap((cutOffId) => departureView(desk.reads, cutOffId) ?? []),
    ),

  recordAccess: managerProcedure
    .input(recordAccessInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recordAccess(tx, ctx.desk.reads, input));
      return done;
    }),

  close: managerProcedure
    .input(closeInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => closeDeparture(tx, ctx.desk.reads, input));
      return done;
    }),

  /**
   * The page of a session that was ended hands over what it held, once: for its person's next session, or for the manager
   * where they are cut off.
   */
  handOverDrafts: openProcedure
    .meta({ takes: 'drafts' })
    .input(handOverDraftsInput)
    .output(handOverDraftsOutput)
    .mutation(({ ctx, input }) => {
      const isKept = ctx.desk.sessions.handOver(input.token, input.drafts);
      keepLeftDrafts(ctx.desk);
      return { isKept };
    }),

  /** Takes what somebody who left had half finished, at whichever PC of the office. */
  takeDrafts: managerProcedure
    .input(ofPersonInput)
    .output(takeDraftsOutput)
    .mutation(({ ctx, input }) => ({
      drafts: ctx.command((tx) => takeDrafts(tx, ctx.desk.reads, input.personId)),
    })),

  /** What is printed for the supervisory body. It says who left in full, so it is a look that is kept (D16.5). */
  letter: managerProcedure
    .input(cutOffIdInput)
    .output(departureLetterOutput)
    .mutation(({ ctx, input }) =>
      ctx.command((tx) => {
        const { reads } = ctx.desk;
        const departure = departureView(reads, input.cutOffId);
        const office = reads.office.office();
        const identity = showIdentity(tx, reads.staff, departure?.personId ?? '');
        if (departure === null || office === null || identity === null)
          throw refusal('NOT_FOUND', { what: 'cut_off' });
        const { name: officeName, code: officeCode } = office;
        return { officeName, officeCode, departure, identity, signedBy: ctx.actor.name };
      }),
    ),
});
