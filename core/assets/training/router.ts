// Procedures of training and notices: the manager keeps them, everybody answers for themself (D13).
import { z } from 'zod';
import {
  managerProcedure,
  router,
  signedInProcedure,
  staffProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import {
  acknowledge,
  addTopic,
  confirmAttendance,
  endTopic,
  publishNotice,
  recordSession,
  withdrawAttendance,
  withdrawNotice,
} from './commands.ts';
import {
  acknowledgeInput,
  acknowledgeOutput,
  addTopicInput,
  addTopicOutput,
  endTopicInput,
  noticeListOutput,
  ownTrainingOutput,
  publishNoticeInput,
  publishNoticeOutput,
  recordSessionInput,
  recordSessionOutput,
  sessionInput,
  trainingMatrixOutput,
  withdrawAttendanceInput,
  withdrawNoticeInput,
} from './contract.ts';
import { noticeList, ownTraining, trainingMatrix } from './views.ts';

const done = { done: true } as const;
const topics = ['training', 'staff', 'fees'] as const;

export const trainingRouter = router({
  own: signedInProcedure
    .meta({ topics })
    .input(z.void())
    .output(ownTrainingOutput)
    .query(({ ctx: { desk, actor } }) => ownTraining(desk.reads, actor, todayOf(desk))),

  matrix: managerProcedure
    .meta({ topics })
    .input(z.void())
    .output(trainingMatrixOutput)
    .query(({ ctx: { desk } }) => trainingMatrix(desk.reads, todayOf(desk))),

  notices: managerProcedure
    .meta({ topics })
    .input(z.void())
    .output(noticeListOutput)
    .query(({ ctx: { desk } }) => noticeList(desk.reads, todayOf(desk))),

  addTopic: managerProcedure
    .input(addTopicInput)
    .output(addTopicOutput)
    .mutation(({ ctx, input }) => ({ topicId: ctx.command((tx) => addTopic(tx, input)) })),

  endTopic: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(endTopicInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { topicId, beside } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => endTopic(tx, ctx.desk.reads, topicId, word));
      return done;
    }),

  recordSession: managerProcedure
    .input(recordSessionInput)
    .output(recordSessionOutput)
    .mutation(({ ctx, input }) => ({
      sessionId: ctx.command((tx) => recordSession(tx, ctx.desk.reads, input)),
    })),

  confirmAttendance: staffProcedure
    .input(sessionInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmAttendance(tx, ctx.desk.reads, ctx.actor, input.sessionId));
      return done;
    }),

  withdrawAttendance: managerProcedure
    .input(withdrawAttendanceInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => withdrawAttendance(tx, ctx.desk.reads, input));
      return done;
    }),

  publishNotice: managerProcedure
    .input(publishNoticeInput)
    .output(publishNoticeOutput)
    .mutation(({ ctx, input }) => ({ noticeId: ctx.command((tx) => publishNotice(tx, input)) })),

  acknowledge: staffProcedure
    .input(acknowledgeInput)
    .output(acknowledgeOutput)
    .mutation(({ ctx, input }) => {
      const wrong = ctx.command((tx) => acknowledge(tx, ctx.desk.reads, ctx.actor, input));
      return { acknowledged: wrong.length === 0, wrong };
    }),

  withdrawNotice: managerProcedure
    .input(withdrawNoticeInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => withdrawNotice(tx, ctx.desk.reads, input));
      return done;
    }),
});
