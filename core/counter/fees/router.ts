// Procedures of tariffs and fees. What a tariff says is public; a charge belongs to the counter.

import { z } from 'zod';
import { endSection } from '#core/access/postings/commands.ts';
import { endSectionInput, sectionIdSchema, servicesOutput } from '#core/access/postings/contract.ts';
import { requireServicesOf } from '#core/access/postings/require-section.ts';
import {
  counterProcedure,
  managerProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { managingProcedure, servingProcedure } from '#core/counter/visits/serving-procedure.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { boardOnDay } from './board.ts';
import {
  cancelCharge,
  cancelChargeOfCompletedVisit,
  chargeFees,
  confirmBoard,
  confirmExternalRate,
  confirmTariff,
  printBoard,
  proposeExternalRate,
  proposeTariff,
} from './commands.ts';
import {
  boardOutput,
  cancelChargeInput,
  cancelCompletedChargeInput,
  chargeInput,
  chargeOutput,
  confirmBoardInput,
  confirmRateInput,
  confirmTariffInput,
  externalRateInput,
  externalRateListOutput,
  printBoardInput,
  printBoardOutput,
  proposeRateOutput,
  proposeTariffInput,
  proposeTariffOutput,
  quoteInput,
  quoteOutput,
  reviewTariffInput,
  tariffInForceOutput,
  tariffListOutput,
  tariffReviewOutput,
  tariffTemplateInput,
  tariffTemplateOutput,
} from './contract.ts';
import { quoteOf, tariffOnDay } from './price.ts';
import { reviewTariff } from './review.ts';
import { tariffTemplate } from './templates.ts';

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

  board: signedInProcedure
    .input(z.void())
    .output(boardOutput)
    .query(({ ctx: { desk } }) => boardOnDay(desk.reads, todayOf(desk))),

  printBoard: counterProcedure
    .input(printBoardInput)
    .output(printBoardOutput)
    .mutation(({ ctx, input }) => ({
      sha256: ctx.command((tx) => printBoard(tx, ctx.desk.reads, input.paper)),
    })),

  confirmBoard: counterProcedure
    .input(confirmBoardInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmBoard(tx, ctx.desk.reads, input));
      return done;
    }),

  proposeTariff: managerProcedure
    .meta({ takes: 'document', proof: { password: 'recent', factor: 'office' } })
    .input(proposeTariffInput)
    .output(proposeTariffOutput)
    .mutation(({ ctx, input }) => ({
      tariffId: ctx.command((tx) => proposeTariff(tx, ctx.desk.reads, input.tariff)),
    })),

  confirmTariff: counterProcedure
    .meta({ proof: { password: 'recent', factor: 'office', second: true } })
    .input(confirmTariffInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmTariff(tx, ctx.desk.reads, input));
      return done;
    }),

  /** A version with its prices and changes: what a person looks at before they confirm it. */
  reviewTariff: signedInProcedure
    .input(reviewTariffInput)
    .output(tariffReviewOutput)
    .query(({ ctx: { desk }, input }) => reviewTariff(desk.reads, input.tariffId, todayOf(desk))),

  /** Ends a section that no service of the tariff in force stands in. */
  endSection: managerProcedure
    .input(endSectionInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      const { reads } = ctx.desk;
      const services = reads.fees.inForce(todayOf(ctx.desk))?.tariff.items ?? [];
      const codes = services.map(({ code }) => code);
      ctx.command((tx) => endSection(tx, reads, input, codes));
      return done;
    }),

  /** The services of the tariff in force, each with its section. */
  sectionsOfServices: managerProcedure
    .meta({ topics: ['postings', 'fees'] })
    .input(z.void())
    .output(servicesOutput)
    .query(({ ctx: { desk } }) =>
      (desk.reads.fees.inForce(todayOf(desk))?.tariff.items ?? []).map(({ code, title }) => ({
        itemCode: code,
        title,
        sectionId: sectionIdSchema.parse(desk.reads.postings.sectionOf(code)),
      })),
    ),

  template: managerProcedure
    .input(tariffTemplateInput)
    .output(tariffTemplateOutput)
    .query(({ input }) => tariffTemplate(input.year)),

  listRates: signedInProcedure
    .input(z.void())
    .output(externalRateListOutput)
    .query(({ ctx }) => ctx.desk.reads.fees.rates().map(({ confirmedBy, ...rate }) => rate)),

  proposeRate: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(externalRateInput)
    .output(proposeRateOutput)
    .mutation(({ ctx, input }) => ({
      rateId: ctx.command((tx) => proposeExternalRate(tx, ctx.desk.reads, input)),
    })),

  confirmRate: counterProcedure
    .meta({ proof: { password: 'recent', factor: 'office', second: true } })
    .input(confirmRateInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmExternalRate(tx, ctx.desk.reads, input));
      return done;
    }),

  quote: counterProcedure
    .meta({ topics: ['fees', 'visits'] })
    .input(quoteInput)
    .output(quoteOutput)
    .query(({ ctx: { desk }, input }) => quoteOf(desk.reads, todayOf(desk), input)),

  charge: servingProcedure
    .meta({ takes: 'document' })
    .input(chargeInput)
    .output(chargeOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => chargeFees(tx, ctx.desk.reads, ctx.actor, input))),

  cancelCharge: servingProcedure
    .input(cancelChargeInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      const { reads } = ctx.desk;
      ctx.command((tx) => {
        const visitId = reads.fees.charge(input.chargeId)?.visitId;
        if (visitId !== undefined) requireServicesOf(reads, ctx.actor, tx.day, visitId);
        cancelCharge(tx, reads, input);
      });
      return done;
    }),

  cancelCompletedCharge: managingProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(cancelCompletedChargeInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => cancelChargeOfCompletedVisit(tx, ctx.desk.reads, facts));
      return done;
    }),
});
