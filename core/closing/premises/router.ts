// Procedures of the premises: the morning card and what it asks for.
import { z } from 'zod';
import { counterProcedure, managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { addItem, completeAction, judgeAction, openDay, recordCheck, setRhythm } from './commands.ts';
import {
  addItemInput,
  addItemOutput,
  checkCalendarInput,
  checkCalendarOutput,
  completeActionInput,
  countsOutput,
  judgeActionInput,
  morningCardOutput,
  openDayOutput,
  openTasksOutput,
  recordCheckInput,
  recordCheckOutput,
  scheduleOutput,
  setRhythmInput,
} from './contract.ts';
import { countsFor, openTasks } from './open-tasks.ts';
import { checkCalendar, checkStatuses, scheduleView } from './schedule/check-status.ts';

const done = { done: true } as const;

export const premisesRouter = router({
  morningCard: counterProcedure
    .meta({ topics: ['premises', 'closures', 'fees', 'equipment', 'photos'] })
    .input(z.void())
    .output(morningCardOutput)
    .query(({ ctx: { desk } }) => {
      const today = todayOf(desk);
      return desk.reads.premises.morningCard(
        today,
        checkStatuses(desk.reads, today),
        desk.reads.staff.nameOf,
      );
    }),

  checkCalendar: counterProcedure
    .meta({ topics: ['premises', 'closures'] })
    .input(checkCalendarInput)
    .output(checkCalendarOutput)
    .query(({ ctx: { desk }, input }) => checkCalendar(desk.reads, input.item, todayOf(desk))),

  counts: counterProcedure
    .meta({
      topics: ['identity', 'visits', 'complaints', 'closures', 'premises', 'fees', 'equipment', 'inbox'],
    })
    .input(z.void())
    .output(countsOutput)
    .query(({ ctx: { desk, actor } }) => countsFor(desk.reads, actor, todayOf(desk))),

  openTasks: counterProcedure
    .meta({
      topics: [
        'premises',
        'dayClose',
        'departures',
        'fees',
        'identity',
        'closures',
        'payments',
        'postings',
        'staff',
        'store',
        'visits',
      ],
    })
    .input(z.void())
    .output(openTasksOutput)
    .query(({ ctx: { desk, actor } }) => openTasks(desk.reads, actor, todayOf(desk))),

  recordCheck: counterProcedure
    .meta({ takes: 'document' })
    .input(recordCheckInput)
    .output(recordCheckOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => recordCheck(tx, ctx.desk.reads, input))),

  completeAction: counterProcedure
    .meta({ takes: 'document' })
    .input(completeActionInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => completeAction(tx, ctx.desk.reads, input));
      return done;
    }),

  judgeAction: counterProcedure
    .input(judgeActionInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => judgeAction(tx, ctx.desk.reads, input));
      return done;
    }),

  schedule: counterProcedure
    .input(z.void())
    .output(scheduleOutput)
    .query(({ ctx: { desk } }) => scheduleView(desk.reads, todayOf(desk))),

  setRhythm: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(setRhythmInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => setRhythm(tx, ctx.desk.reads, facts, word));
      return done;
    }),

  addItem: managerProcedure
    .input(addItemInput)
    .output(addItemOutput)
    .mutation(({ ctx, input }) => ({ item: ctx.command((tx) => addItem(tx, ctx.desk.reads, input)) })),

  openDay: counterProcedure
    .input(z.void())
    .output(openDayOutput)
    .mutation(({ ctx }) => ({ day: ctx.command((tx) => openDay(tx, ctx.desk.reads)) })),
});
