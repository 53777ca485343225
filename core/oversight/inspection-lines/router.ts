// Procedures of the lines of an inspection: manager and inspector read, the inspector alone finds.
import { z } from 'zod';
import { inspectorProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { refuse } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { giveVerdict, makeProtocol } from './commands.ts';
import {
  evidenceInput,
  evidenceOutput,
  giveVerdictInput,
  linesOutput,
  makeProtocolOutput,
  protocolInput,
  protocolOutput,
  spanInput,
} from './contract.ts';
import { spanRefusal } from './rules.ts';
import { evidenceOf, linesView, lookOf, protocolView } from './views.ts';

/** Whatever a line rests on. */
const topics: Topic[] = [
  ...(['inspectionLines', 'inspections', 'premises', 'closures', 'fees', 'payments', 'visits'] as const),
  ...(['identity', 'staff', 'departures', 'postings', 'shifts', 'accessLog', 'complaints', 'inbox'] as const),
  ...(['training', 'equipment', 'dayClose', 'reports', 'journal', 'photos'] as const),
];

export const inspectionLinesRouter = router({
  list: supervisionProcedure
    .meta({ topics })
    .input(spanInput)
    .output(linesOutput)
    .query(({ ctx: { desk, actor }, input }) => {
      refuse(spanRefusal(input, todayOf(desk)));
      return linesView(desk, actor, input);
    }),

  evidence: supervisionProcedure
    .meta({ topics })
    .input(evidenceInput)
    .output(evidenceOutput)
    .query(({ ctx: { desk, actor }, input: { line, ...span } }) => {
      refuse(spanRefusal(span, todayOf(desk)));
      return evidenceOf(lookOf(desk, span, actor.id), line);
    }),

  giveVerdict: inspectorProcedure
    .meta({ takes: 'document' })
    .input(giveVerdictInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk, actor }, input }) => {
      giveVerdict(desk, actor.id, input);
      return { done: true };
    }),

  makeProtocol: inspectorProcedure
    .input(z.void())
    .output(makeProtocolOutput)
    .mutation(({ ctx: { desk, actor } }) => makeProtocol(desk, actor.id)),

  protocol: supervisionProcedure
    .meta({ topics: ['inspectionLines', 'inspections', 'office', 'staff'] })
    .input(protocolInput)
    .output(protocolOutput)
    .query(({ ctx: { desk }, input }) => protocolView(desk, input.protocolId)),
});
