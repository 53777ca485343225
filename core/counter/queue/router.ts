// Procedures of the queue: the manager switches it on, whoever works at the counter gives and calls numbers, and anybody
// sees the numbers and desks of the waiting room.
import { z } from 'zod';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import {
  counterProcedure,
  managerProcedure,
  openProcedure,
  router,
} from '#core/access/request-context/trpc.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { callAgain, callNext, callTicket, issueTicket, releaseTicket, switchQueue } from './commands.ts';
import {
  actOutput,
  atDeskOutput,
  callInput,
  callOutput,
  callTicketInput,
  issueInput,
  issueOutput,
  printedTicketOutput,
  releaseInput,
  switchInput,
  switchOutput,
  ticketInput,
  undoInput,
  waitingRoomOutput,
} from './contract.ts';
import { undo } from './undo.ts';
import { atDeskOf, numberOf, printedTicketOf, waitingRoomOf } from './views.ts';

const done = { done: true } as const;

export const queueRouter = router({
  switched: counterProcedure
    .meta({ topics: ['queue', 'staff'] })
    .input(z.void())
    .output(switchOutput)
    .query(({ ctx }) => ctx.desk.reads.queue.switched()),

  switch: managerProcedure
    .input(switchInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => switchQueue(tx, ctx.desk.reads, input.isOn));
      return done;
    }),

  atDesk: counterProcedure
    .meta({ topics: ['queue', 'postings'] })
    .input(z.void())
    .output(atDeskOutput)
    .query(({ ctx: { desk, actor } }) =>
      atDeskOf(desk.reads, actor, identityOf(desk).deviceId, todayOf(desk)),
    ),

  /** Needs no session: a window in the waiting room shows it to everybody. */
  waitingRoom: openProcedure
    .meta({ topics: ['queue', 'premises', 'office'] })
    .input(z.void())
    .output(waitingRoomOutput)
    .query(({ ctx: { desk } }) => waitingRoomOf(desk.reads, todayOf(desk))),

  issue: counterProcedure
    .input(issueInput)
    .output(issueOutput)
    .mutation(({ ctx, input }) => {
      const { ticket, day } = ctx.command((tx) => ({
        ticket: issueTicket(tx, ctx.desk.reads, input.sectionId),
        day: tx.day,
      }));
      const act = { kind: 'issued', ticketId: ticket.id, by: ctx.actor.id, day } as const;
      ctx.desk.memory.queueActs.remember(ticket.id, act);
      return numberOf(ticket);
    }),

  ticket: counterProcedure
    .meta({ topics: ['queue', 'postings'] })
    .input(ticketInput)
    .output(printedTicketOutput)
    .query(({ ctx: { desk }, input }) => {
      const printed = printedTicketOf(desk.reads, input.ticketId, todayOf(desk));
      if (printed === null) throw refusal('NOT_FOUND', { what: 'ticket' });
      return printed;
    }),

  callNext: counterProcedure
    .input(z.void())
    .output(callOutput)
    .mutation(({ ctx }) => {
      const { callId, ticket, day } = ctx.command((tx) => ({
        ...callNext(tx, ctx.desk.reads, ctx.actor),
        day: tx.day,
      }));
      const act = { kind: 'called', ticketId: ticket.id, by: ctx.actor.id, day } as const;
      ctx.desk.memory.queueActs.remember(callId, act);
      return { callId, ...numberOf(ticket) };
    }),

  callTicket: counterProcedure
    .input(callTicketInput)
    .output(callOutput)
    .mutation(({ ctx, input }) => {
      const { callId, ticket, day } = ctx.command((tx) => ({
        ...callTicket(tx, ctx.desk.reads, ctx.actor, input),
        day: tx.day,
      }));
      const act = { kind: 'called', ticketId: ticket.id, by: ctx.actor.id, day } as const;
      ctx.desk.memory.queueActs.remember(callId, act);
      return { callId, ...numberOf(ticket) };
    }),

  callAgain: counterProcedure
    .input(callInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => callAgain(tx, ctx.desk.reads, input.callId));
      return done;
    }),

  release: counterProcedure
    .input(releaseInput)
    .output(actOutput)
    .mutation(({ ctx, input }) => {
      const { actId, ticketId, day } = ctx.command((tx) => ({
        ...releaseTicket(tx, ctx.desk.reads, input),
        day: tx.day,
      }));
      ctx.desk.memory.queueActs.remember(actId, { kind: 'released', ticketId, by: ctx.actor.id, day });
      return { actId };
    }),

  undo: counterProcedure
    .input(undoInput)
    .output(doneOutput)
    .mutation(({ ctx, input: { actId } }) => {
      ctx.command((tx) => undo(tx, ctx.desk, ctx.desk.reads, ctx.actor.id, actId));
      ctx.desk.memory.queueActs.forget(actId);
      return done;
    }),
});
