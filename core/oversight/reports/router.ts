// Procedures of the reports, for the manager.
import { z } from 'zod';
import { managerProcedure, router } from '#core/access/request-context/trpc.ts';
import { periodOf } from '#core/foundation/calendar/jalali-period.ts';
import { refuse } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { exportReport } from './commands.ts';
import { complianceOf } from './compliance/compliance.ts';
import { complianceInput, complianceOutput } from './compliance/contract.ts';
import {
  daysInput,
  daysOutput,
  exportedRowsInput,
  exportedRowsOutput,
  exportInput,
  exportOutput,
  rowsInput,
  rowsOutput,
  runInput,
  runOutput,
} from './contract.ts';
import { exportedRows, periodRefusal, reportRows, runReport, wholeRefusal } from './run.ts';
import { dropView, keepView } from './views/commands.ts';
import { dropViewInput, keepViewInput, viewsOutput } from './views/contract.ts';

/** Whatever is counted, and by which names it is told. */
const topics: Topic[] = [
  ...(['reports', 'visits', 'identity', 'fees', 'payments', 'queue', 'complaints'] as const),
  ...(['dayClose', 'premises', 'closures', 'staff'] as const),
];

export const reportsRouter = router({
  days: managerProcedure
    .meta({ topics })
    .input(daysInput)
    .output(daysOutput)
    .query(({ ctx: { desk }, input }) => {
      const { from, to } = periodOf('month', input.day);
      const today = todayOf(desk);
      return { today, from, to, ...desk.reads.reports.calendar({ from, to }, today) };
    }),

  /** Who did how much is in it, so it asks what the view of everybody's work does. */
  run: managerProcedure
    .meta({ proof: { password: 'recent' }, topics })
    .input(runInput)
    .output(runOutput)
    .query(({ ctx: { desk }, input }) => {
      const today = todayOf(desk);
      refuse(periodRefusal(input.period, today));
      return runReport(desk.reads, input, today);
    }),

  rows: managerProcedure
    .meta({ proof: { password: 'recent' }, topics })
    .input(rowsInput)
    .output(rowsOutput)
    .query(({ ctx: { desk }, input }) => {
      const today = todayOf(desk);
      refuse(periodRefusal(input.period, today));
      return reportRows(desk.reads, input, today);
    }),

  /** What is read into a file. Its entry was asked a second factor for, and names whoever may read it. */
  exportedRows: managerProcedure
    .meta({ proof: { password: 'recent' }, topics })
    .input(exportedRowsInput)
    .output(exportedRowsOutput)
    .query(({ ctx: { desk, actor }, input }) => {
      const today = todayOf(desk);
      refuse(periodRefusal(input.period, today));
      refuse(wholeRefusal(input.period));
      return { rows: exportedRows(desk.reads, input, { actor: actor.id, today }) };
    }),

  compliance: managerProcedure
    .meta({
      topics: [
        ...topics,
        ...(['supervision', 'training', 'accessLog', 'departures', 'settings', 'equipment'] as const),
        ...(['postings', 'shifts'] as const),
      ],
    })
    .input(complianceInput)
    .output(complianceOutput)
    .query(({ ctx: { desk }, input: { period } }) => {
      const today = todayOf(desk);
      refuse(periodRefusal(period, today));
      return complianceOf(desk.reads, period, today);
    }),

  views: managerProcedure
    .meta({ topics: ['reports'] })
    .input(z.void())
    .output(viewsOutput)
    .query(({ ctx: { desk } }) => desk.reads.reports.keptViews()),

  keepView: managerProcedure
    .input(keepViewInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk, command }, input }) => {
      command((tx) => keepView(tx, desk.reads, input));
      return { done: true } as const;
    }),

  dropView: managerProcedure
    .input(dropViewInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk, command }, input }) => {
      command((tx) => dropView(tx, desk.reads, input));
      return { done: true } as const;
    }),

  /** What leaves as a file: as much is asked as for the journal itself. */
  export: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(exportInput)
    .output(exportOutput)
    .mutation(({ ctx: { desk, command }, input }) => {
      refuse(periodRefusal(input.period, todayOf(desk)));
      return command((tx) => exportReport(tx, desk.reads, input));
    }),
});
