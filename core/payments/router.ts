// Procedures of terminals, payments and receipts.
import { z } from 'zod';
import { todayOf } from '#core/business-day/today.ts';
import { counterProcedure, managerProcedure, router, signedInProcedure } from '#core/desk/trpc.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { doneOutput } from '#core/staff/contract.ts';
import { proveIdentity } from '#core/staff/sign-in.ts';
import {
  confirmTerminal,
  noteCashOffer,
  printReceipt,
  proposeTerminal,
  recordPayment,
  retireTerminal,
  reversePayment,
} from './commands.ts';
import {
  cashOfferInput,
  confirmTerminalInput,
  printReceiptOutput,
  proposeTerminalInput,
  proposeTerminalOutput,
  receiptOutput,
  recordPaymentInput,
  recordPaymentOutput,
  refundCasesOutput,
  registrationListOutput,
  retireTerminalInput,
  reversePaymentInput,
  reversePaymentOutput,
  terminalListOutput,
  visitInput,
} from './contract.ts';
import { receiptOf } from './receipt.ts';

const done = { done: true } as const;

export const paymentsRouter = router({
  terminals: signedInProcedure
    .input(z.void())
    .output(terminalListOutput)
    .query(({ ctx: { desk } }) => desk.reads.payments.terminals(todayOf(desk))),

  registrations: signedInProcedure
    .input(z.void())
    .output(registrationListOutput)
    .query(({ ctx }) => ctx.desk.reads.payments.registrations().map(({ confirmedBy, ...view }) => view)),

  proposeTerminal: managerProcedure
    .input(proposeTerminalInput)
    .output(proposeTerminalOutput)
    .mutation(({ ctx, input }) => ({
      registrationId: ctx.command((tx) => proposeTerminal(tx, ctx.desk.reads, input)),
    })),

  confirmTerminal: counterProcedure
    .input(confirmTerminalInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmTerminal(tx, ctx.desk.reads, input));
      return done;
    }),

  retireTerminal: managerProcedure
    .input(retireTerminalInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => retireTerminal(tx, ctx.desk.reads, input));
      return done;
    }),

  record: counterProcedure
    .input(recordPaymentInput)
    .output(recordPaymentOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => recordPayment(tx, ctx.desk.reads, input))),

  reverse: counterProcedure
    .input(reversePaymentInput)
    .output(reversePaymentOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      return { reversalId: ctx.command((tx) => reversePayment(tx, ctx.desk.reads, facts)) };
    }),

  cashOffered: counterProcedure
    .input(cashOfferInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => noteCashOffer(tx, ctx.desk.reads, input.visitId));
      return done;
    }),

  receipt: counterProcedure
    .meta({ topics: ['payments', 'fees', 'visits'] })
    .input(visitInput)
    .output(receiptOutput)
    .query(({ ctx: { desk }, input }) => {
      const office = desk.identity();
      if (office === null) throw refusal('OFFICE_NOT_SET_UP', {});
      return receiptOf(desk.reads, office, input.visitId);
    }),

  printReceipt: counterProcedure
    .input(visitInput)
    .output(printReceiptOutput)
    .mutation(({ ctx, input }) => ({
      copy: ctx.command((tx) => printReceipt(tx, ctx.desk.reads, input.visitId)),
    })),

  refundCases: counterProcedure
    .meta({ topics: ['payments', 'visits', 'dayClose'] })
    .input(z.void())
    .output(refundCasesOutput)
    .query(({ ctx: { desk } }) => desk.reads.payments.refundCases()),
});
