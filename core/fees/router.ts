// Procedures of tariffs and fees. What a tariff says is public; a charge belongs to the counter.
import { z } from 'zod';
import { todayOf } from '#core/business-day/today.ts';
import { counterProcedure, managerProcedure, router, signedInProcedure } from '#core/desk/trpc.ts';
import { doneOutput } from '#core/staff/contract.ts';
import { cancelCharge, chargeFees, confirmTariff, proposeTariff, setExternalRate } from './commands.ts';
import {
  cancelChargeInput,
  chargeInput,
  chargeOutput,
  confirmTariffInput,
  externalRateInput,
  proposeTariffInput,
  proposeTariffOutput,
  quoteInput,
  quoteOutput,
  tariffInForceOutput,
  tariffListOutput,
} from './contract.ts';
import { quoteFees, tariffOnDay } from './price.ts';

const done = { done: true } as const;

export const feesRouter = router({
  listTariffs: signedInProcedure
    .input(z.void())
    .output(tariffListOutput)
    .query(({ ctx }) => ctx.desk.reads.fees.tariffs()),

  inForce: signedInProcedure
    .input(z.void())
    .output(tariffInForceOutput)
    .query(({ ctx: { desk } }) => tariffOnDay(desk.reads, todayOf(desk))),

  proposeTariff: managerProcedure
    .input(proposeTariffInput)
    .output(proposeTariffOutput)
    .mutation(({ ctx, input }) => ({
      tariffId: ctx.command((tx) => proposeTariff(tx, ctx.desk.reads, input.tariff)),
    })),

  confirmTariff: counterProcedure
    .input(confirmTariffInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmTariff(tx, ctx.desk.reads, input.tariffId));
      return done;
    }),

  setExternalRate: managerProcedure
    .input(externalRateInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => setExternalRate(tx, ctx.desk.reads, input));
      return done;
    }),

  quote: counterProcedure
    .input(quoteInput)
    .output(quoteOutput)
    .query(({ ctx: { desk }, input }) => quoteFees(desk.reads, todayOf(desk), input)),

  charge: counterProcedure
    .input(chargeInput)
    .output(chargeOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => chargeFees(tx, ctx.desk.reads, input))),

  cancelCharge: counterProcedure
    .input(cancelChargeInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => cancelCharge(tx, ctx.desk.reads, input));
      return done;
    }),
});
