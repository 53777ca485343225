// Procedures of shifts: the manager's calendar of a person, and the signs of sharing for manager and inspector.
import { z } from 'zod';
import { managerProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { explainSign, recordLeave, setWeek, withdrawLeave } from './commands.ts';
import {
  explainSignInput,
  ofPersonInput,
  ofPersonOutput,
  recordLeaveInput,
  setWeekInput,
  signsOutput,
  withdrawLeaveInput,
} from './contract.ts';
import { shiftsOf, signsFor } from './signs.ts';

const done = { done: true } as const;
const calendar: Topic[] = ['shifts', 'closures', 'premises'];

export const shiftsRouter = router({
  ofPerson: managerProcedure
    .meta({ topics: calendar })
    .input(ofPersonInput)
    .output(ofPersonOutput)
    .query(({ ctx: { desk }, input }) => shiftsOf(desk.reads, input.personId, todayOf(desk))),

  setWeek: managerProcedure
    .input(setWeekInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => setWeek(tx, ctx.desk.reads, input));
      return done;
    }),

  recordLeave: managerProcedure
    .input(recordLeaveInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recordLeave(tx, ctx.desk.reads, input));
      return done;
    }),

  withdrawLeave: managerProcedure
    .input(withdrawLeaveInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => withdrawLeave(tx, ctx.desk.reads, input));
      return done;
    }),

  /** Every record under a name may be one, so every topic counts. */
  signs: supervisionProcedure
    .meta({ recentPassword: true, topics: [...calendar, 'journal'] })
    .input(z.void())
    .output(signsOutput)
    .query(({ ctx: { desk, actor } }) => signsFor(desk.reads, actor, todayOf(desk))),

  explainSign: managerProcedure
    .input(explainSignInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => explainSign(tx, ctx.desk.reads, input));
      return done;
    }),
});
