// Procedures of supervision: manager and inspector look, the manager answers.
import { z } from 'zod';
import { managerProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { refuse } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { explainAnomaly, setHours } from './commands.ts';
import {
  anomaliesOutput,
  explainAnomalyInput,
  setHoursInput,
  workInput,
  workOfPersonInput,
  workOfPersonOutput,
  workOutput,
} from './contract.ts';
import { spanRefusal } from './rules.ts';
import { anomaliesOf, workOf, workOfPerson } from './work.ts';

const done = { done: true } as const;
/** Every record under a name counts outside the hours, so every topic does. */
const topics: Topic[] = ['supervision', 'journal'];

export const supervisionRouter = router({
  work: supervisionProcedure
    .meta({ proof: { password: 'recent' }, topics })
    .input(workInput)
    .output(workOutput)
    .query(({ ctx: { desk }, input }) => {
      refuse(spanRefusal(input));
      return workOf(desk.reads, input, todayOf(desk));
    }),

  ofPerson: supervisionProcedure
    .meta({ proof: { password: 'recent' }, topics })
    .input(workOfPersonInput)
    .output(workOfPersonOutput)
    .query(({ ctx: { desk }, input: { personId, ...span } }) => {
      refuse(spanRefusal(span));
      return workOfPerson(desk.reads, personId, span, todayOf(desk));
    }),

  anomalies: supervisionProcedure
    .meta({ proof: { password: 'recent' }, topics })
    .input(z.void())
    .output(anomaliesOutput)
    .query(({ ctx: { desk, actor } }) => anomaliesOf(desk.reads, actor, todayOf(desk))),

  explain: managerProcedure
    .input(explainAnomalyInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => explainAnomaly(tx, ctx.desk.reads, input));
      return done;
    }),

  setHours: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(setHoursInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...hours } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => setHours(tx, ctx.desk.reads, hours, word));
      return done;
    }),
});
