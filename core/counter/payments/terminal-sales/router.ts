// Procedures of connected terminals.
import { requireServicesOf } from '#core/access/postings/require-section.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { counterProcedure, managerProcedure } from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { servingProcedure } from '#core/counter/visits/serving-procedure.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { visitInput } from '../contract.ts';
import { beginSale, beginTrial, connectTerminal, readConnection } from './commands.ts';
import {
  askTerminalInput,
  askTerminalOutput,
  attemptInput,
  attemptsOutput,
  cancelAskingOutput,
  connectTerminalInput,
  inquireOutput,
  probeTerminalInput,
  probeTerminalOutput,
  trySaleInput,
  trySaleOutput,
} from './contract.ts';
import { type Attempt, stateOfAttempt } from './rules.ts';
import { attemptView } from './views.ts';

/** An attempt of a visit that the person may serve. @throws NOT_FOUND and what requireServicesOf throws */
function servedAttempt({ desk, actor }: { desk: Desk; actor: Person }, attemptId: string): Attempt {
  const attempt = desk.reads.payments.attempt(attemptId);
  if (attempt === null || attempt.visitId === null) throw refusal('NOT_FOUND', { what: 'payment' });
  requireServicesOf(desk.reads, actor, todayOf(desk), attempt.visitId);
  return attempt;
}

export const terminalSaleProcedures = {
  connectTerminal: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(connectTerminalInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => connectTerminal(tx, ctx.desk.reads, facts, word));
      return { done: true } as const;
    }),

  probeTerminal: managerProcedure
    .input(probeTerminalInput)
    .output(probeTerminalOutput)
    .mutation(({ ctx: { desk }, input }) =>
      desk.terminals.probe({
        ...readConnection(input.connection),
        terminalId: cleanIdentifier(input.terminalId),
      }),
    ),

  /** Answers when the terminal does: the amount is to be cancelled there. */
  tryTerminalSale: managerProcedure
    .input(trySaleInput)
    .output(trySaleOutput)
    .mutation(async ({ ctx, input: { terminalId } }) => {
      const { desk, actor } = ctx;
      if (!desk.terminals.isThere) throw refusal('TERMINAL_NOT_CONNECTED', { terminal: terminalId });
      await desk.terminals.settle(cleanIdentifier(terminalId));
      const begun = ctx.command((tx) => beginTrial(tx, desk.reads, terminalId));
      await desk.terminals.send(begun, actor.id);
      const attempt = desk.reads.payments.attempt(begun.attemptId);
      return { state: attempt === null ? 'asked' : stateOfAttempt(attempt) };
    }),

  /** Sends what is due to the terminal; the answer comes by itself, as a change of the visit's attempts. */
  askTerminal: servingProcedure
    .input(askTerminalInput)
    .output(askTerminalOutput)
    .mutation(async ({ ctx, input }) => {
      const { desk, actor } = ctx;
      if (!desk.terminals.isThere) throw refusal('TERMINAL_NOT_CONNECTED', { terminal: input.terminalId });
      await desk.terminals.settle(cleanIdentifier(input.terminalId));
      const begun = ctx.command((tx) => {
        requireServicesOf(desk.reads, actor, tx.day, input.visitId);
        return beginSale(tx, desk.reads, input);
      });
      void desk.terminals.send(begun, actor.id);
      return { attemptId: begun.attemptId };
    }),

  inquireTerminal: counterProcedure
    .input(attemptInput)
    .output(inquireOutput)
    .mutation(async ({ ctx, input: { attemptId } }) => {
      servedAttempt(ctx, attemptId);
      await ctx.desk.terminals.inquire(attemptId);
      return { state: stateOfAttempt(servedAttempt(ctx, attemptId)) };
    }),

  cancelAsking: counterProcedure
    .input(attemptInput)
    .output(cancelAskingOutput)
    .mutation(async ({ ctx, input: { attemptId } }) => {
      servedAttempt(ctx, attemptId);
      return { cancelled: await ctx.desk.terminals.cancel(attemptId) };
    }),

  attempts: counterProcedure
    .meta({ topics: ['payments', 'staff'] })
    .input(visitInput)
    .output(attemptsOutput)
    .query(({ ctx: { desk }, input: { visitId } }) =>
      desk.reads.payments
        .attemptsOfVisit(visitId)
        .toReversed()
        .map((attempt) => attemptView(desk, visitId, attempt)),
    ),
};
