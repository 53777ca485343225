// Procedures of the register of equipment: everybody sees it and answers for what they hold (D18).
import { z } from 'zod';
import {
  careProcedure,
  managerProcedure,
  router,
  signedInProcedure,
  staffProcedure,
} from '#core/access/request-context/trpc.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { checkView, closeCheck } from './check.ts';
import {
  answerHandover,
  confirmEquipmentSeen,
  handOver,
  recordInspection,
  recoverEquipment,
  registerEquipment,
  repairFault,
  reportFault,
  writeOff,
} from './commands.ts';
import {
  answerHandoverInput,
  checkInput,
  checkListOutput,
  checkViewSchema,
  closeCheckInput,
  closeCheckOutput,
  equipmentHistoryOutput,
  equipmentInput,
  equipmentListOutput,
  handOverInput,
  handOverOutput,
  recordInspectionInput,
  recoverInput,
  registerEquipmentInput,
  registerEquipmentOutput,
  repairInput,
  reportFaultInput,
  reportFaultOutput,
  sightInput,
  sightOutput,
  writeOffInput,
} from './contract.ts';
import type { Actor } from './rules.ts';
import { equipmentHistory, equipmentList } from './views.ts';

const done = { done: true } as const;
const topics = ['equipment', 'staff'] as const;
const actorOf = ({ id, role }: Person): Actor => ({ id, isManager: role === 'manager' });

export const equipmentRouter = router({
  list: signedInProcedure
    .meta({ topics })
    .input(z.void())
    .output(equipmentListOutput)
    .query(({ ctx: { desk } }) => equipmentList(desk.reads, todayOf(desk))),

  history: signedInProcedure
    .meta({ topics })
    .input(equipmentInput)
    .output(equipmentHistoryOutput)
    .query(({ ctx, input }) => equipmentHistory(ctx.desk.reads, input.equipmentId)),

  register: managerProcedure
    .input(registerEquipmentInput)
    .output(registerEquipmentOutput)
    .mutation(({ ctx, input }) => ({
      equipmentId: ctx.command((tx) => registerEquipment(tx, ctx.desk.reads, input)),
    })),

  handOver: staffProcedure
    .input(handOverInput)
    .output(handOverOutput)
    .mutation(({ ctx, input }) => ({
      handoverId: ctx.command((tx) => handOver(tx, ctx.desk.reads, actorOf(ctx.actor), input)),
    })),

  answerHandover: staffProcedure
    .input(answerHandoverInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => answerHandover(tx, ctx.desk.reads, actorOf(ctx.actor), input));
      return done;
    }),

  recover: managerProcedure
    .input(recoverInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recoverEquipment(tx, ctx.desk.reads, input));
      return done;
    }),

  reportFault: staffProcedure
    .meta({ takes: 'document' })
    .input(reportFaultInput)
    .output(reportFaultOutput)
    .mutation(({ ctx, input }) => ({
      faultId: ctx.command((tx) => reportFault(tx, ctx.desk.reads, input)),
    })),

  repair: careProcedure
    .input(repairInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => repairFault(tx, ctx.desk.reads, input));
      return done;
    }),

  recordInspection: careProcedure
    .input(recordInspectionInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recordInspection(tx, ctx.desk.reads, input));
      return done;
    }),

  sight: careProcedure
    .input(sightInput)
    .output(sightOutput)
    .mutation(({ ctx, input }) => ({
      equipmentId: ctx.command((tx) => confirmEquipmentSeen(tx, ctx.desk.reads, input.scanned)),
    })),

  closeCheck: careProcedure
    .meta({ takes: 'document' })
    .input(closeCheckInput)
    .output(closeCheckOutput)
    .mutation(({ ctx, input }) => ({
      checkId: ctx.command((tx) => closeCheck(tx, ctx.desk.reads, input)),
    })),

  checks: careProcedure
    .input(z.void())
    .output(checkListOutput)
    .query(({ ctx: { desk } }) =>
      desk.reads.equipment.checks().map(({ id, since, at, seen, missing }) => ({
        checkId: id,
        since,
        at,
        seen: seen.length,
        missing: missing.length,
      })),
    ),

  check: careProcedure
    .meta({ topics })
    .input(checkInput)
    .output(checkViewSchema)
    .query(({ ctx: { desk }, input }) => checkView(desk.reads, input.checkId)),

  writeOff: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(writeOffInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => writeOff(tx, ctx.desk.reads, facts));
      return done;
    }),
});
