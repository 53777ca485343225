// Procedures of terminals, payments and receipts.

import { z } from 'zod';
import { requireServicesOf } from '#core/access/postings/require-section.ts';
import { oneKeyActOutput } from '#core/access/request-context/contract.ts';
import { rememberAct } from '#core/access/request-context/recent-acts.ts';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import {
  counterProcedure,
  managerProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { recordingProcedure, servingProcedure } from '#core/counter/visits/serving-procedure.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { checkReceipt } from './check-receipt.ts';
import {
  chooseReceiptPaper,
  confirmTerminal,
  printReceipt,
  proposeTerminal,
  recordCashOffer,
  recordPayment,
  retireTerminal,
  reversePayment,
} from './commands.ts';
import {
  cashOfferInput,
  checkReceiptInput,
  checkReceiptOutput,
  chooseReceiptPaperInput,
  confirmTerminalInput,
  exchangeInput,
  exchangeOutput,
  printReceiptOutput,
  proposeTerminalInput,
  proposeTerminalOutput,
  receiptOutput,
  receiptPaperOutput,
  recordPaymentInput,
  recordPaymentOutput,
  registrationListOutput,
  retireTerminalInput,
  reversePaymentInput,
  reversePaymentOutput,
  terminalListOutput,
  visitInput,
} from './contract.ts';
import { exchangeService } from './exchange.ts';
import { receiptOf } from './receipt.ts';
import { terminalSaleProcedures } from './terminal-sales/router.ts';

const done = { done: true } as const;

export const paymentsRouter = router({
  ...terminalSaleProcedures,

  terminals: signedInProcedure
    .input(z.void())
    .output(terminalListOutput)
    .query(({ ctx: { desk } }) => desk.reads.payments.terminals(todayOf(desk))),

  registrations: signedInProcedure
    .input(z.void())
    .output(registrationListOutput)
    .query(({ ctx }) => ctx.desk.reads.payments.registrations().map(({ confirmedBy, ...view }) => view)),

  proposeTerminal: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(proposeTerminalInput)
    .output(proposeTerminalOutput)
    .mutation(({ ctx, input }) => ({
      registrationId: ctx.command((tx) => proposeTerminal(tx, ctx.desk.reads, input)),
    })),

  confirmTerminal: counterProcedure
    .meta({ proof: { password: 'recent', factor: 'office', second: true } })
    .input(confirmTerminalInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmTerminal(tx, ctx.desk.reads, input));
      return done;
    }),

  retireTerminal: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(retireTerminalInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => retireTerminal(tx, ctx.desk.reads, input));
      return done;
    }),

  record: recordingProcedure
    .input(recordPaymentInput)
    .output(recordPaymentOutput)
    .mutation(({ ctx, input }) =>
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        return recordPayment(tx, ctx.desk.reads, input);
      }),
    ),

  reverse: servingProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(reversePaymentInput)
    .output(reversePaymentOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      const { reads } = ctx.desk;
      return {
        reversalId: ctx.command((tx) => {
          const visitId = reads.payments.payment(facts.paymentId)?.visitId;
          if (visitId !== undefined) requireServicesOf(reads, ctx.actor, tx.day, visitId);
          return reversePayment(tx, reads, facts);
        }),
      };
    }),

  /** The right service in place of a wrong one that is paid; the difference is due, or goes back (D4.80). */
  exchange: servingProcedure
    .meta({ takes: 'document', proof: { password: 'each', factor: 'office' } })
    .input(exchangeInput)
    .output(exchangeOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      const { reads } = ctx.desk;
      await proveIdentity(ctx.desk, ctx.actor, password);
      return ctx.command((tx) => {
        const visitId = reads.fees.charge(facts.chargeId)?.visitId;
        if (visitId !== undefined) requireServicesOf(reads, ctx.actor, tx.day, visitId);
        return exchangeService(tx, reads, ctx.actor, facts);
      });
    }),

  cashOffered: servingProcedure
    .input(cashOfferInput)
    .output(oneKeyActOutput)
    .mutation(({ ctx, input: { visitId } }) => {
      const { desk, actor } = ctx;
      const act = ctx.command((tx) => ({ actId: recordCashOffer(tx, desk.reads, visitId), day: tx.day }));
      const kind = 'cash_offered';
      return { done: true, actId: rememberAct(desk, desk.reads, { ...act, kind, by: actor.id, visitId }) };
    }),

  receipt: counterProcedure
    .meta({ topics: ['payments', 'fees', 'visits', 'emergency', 'settings'] })
    .input(visitInput)
    .output(receiptOutput)
    .query(({ ctx: { desk }, input }) => receiptOf(desk.reads, identityOf(desk), input.visitId)),

  checkReceipt: signedInProcedure
    .meta({ topics: ['payments', 'fees', 'visits', 'sync'] })
    .input(checkReceiptInput)
    .output(checkReceiptOutput)
    .query(({ ctx: { desk }, input }) => checkReceipt(desk.reads, identityOf(desk), input.code)),

  receiptPaper: signedInProcedure
    .input(z.void())
    .output(receiptPaperOutput)
    .query(
      ({ ctx: { desk } }) =>
        desk.reads.payments.paperOf(identityOf(desk).deviceId) ?? {
          paper: 'receipt80' as const,
          chosenAt: null,
          byName: null,
        },
    ),

  chooseReceiptPaper: managerProcedure
    .input(chooseReceiptPaperInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => chooseReceiptPaper(tx, input.paper));
      return done;
    }),

  printReceipt: servingProcedure
    .input(visitInput)
    .output(printReceiptOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => printReceipt(tx, ctx.desk.reads, input.visitId))),
});
