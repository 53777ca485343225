// Procedures of shifts: the manager's calendar of a person, and the signs of sharing for manager and inspector.
import { z } from 'zod';
import { managerProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { alertsFor, shiftsOf } from './alerts.ts';
import { explainAlert, recordLeave, setWeek, withdrawLeave } from './commands.ts';
import {
  alertsOutput,
  explainAlertInput,
  ofPersonInput,
  ofPersonOutput,
  recordLeaveInput,
  setWeekInput,
  withdrawLeaveInput,
} from './contract.ts';

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
  alerts: supervisionProcedure
    .meta({ proof: { password: 'recent' }, topics: [...calendar, 'journal'] })
    .input(z.void())
    .output(alertsOutput)
    .query(({ ctx: { desk, actor } }) => alertsFor(desk.reads, actor, todayOf(desk))),

  explainAlert: managerProcedure
    .input(explainAlertInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => explainAlert(tx, ctx.desk.reads, input));
      return done;
    }),
});
