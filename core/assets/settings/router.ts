// Procedures of the settings: everybody sees how this PC prints, and the manager chooses.
import { z } from 'zod';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import { managerProcedure, router, signedInProcedure } from '#core/access/request-context/trpc.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { choosePrinter, chooseScale, correctOfficeName, stateContact } from './commands.ts';
import {
  choosePrinterInput,
  chooseScaleInput,
  contactOutput,
  correctOfficeNameInput,
  printersOutput,
  scaleOutput,
  stateContactInput,
} from './contract.ts';

export const settingsRouter = router({
  contact: signedInProcedure
    .input(z.void())
    .output(contactOutput)
    .query(({ ctx: { desk } }) => desk.reads.settings.contactStated()),

  stateContact: managerProcedure
    .input(stateContactInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => stateContact(tx, input));
      return { done: true } as const;
    }),

  /** The name of the office on everything that it prints. */
  correctOfficeName: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(correctOfficeNameInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { password, ...facts } }) => {
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => correctOfficeName(tx, ctx.desk.reads, facts));
      return { done: true } as const;
    }),

  printers: signedInProcedure
    .input(z.void())
    .output(printersOutput)
    .query(({ ctx: { desk } }) => desk.reads.settings.printersOf(identityOf(desk).deviceId)),

  choosePrinter: managerProcedure
    .input(choosePrinterInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => choosePrinter(tx, input));
      return { done: true } as const;
    }),

  scale: signedInProcedure
    .input(z.void())
    .output(scaleOutput)
    .query(({ ctx: { desk } }) => desk.reads.settings.scaleOf(identityOf(desk).deviceId)),

  chooseScale: managerProcedure
    .input(chooseScaleInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => chooseScale(tx, input));
      return { done: true } as const;
    }),
});
