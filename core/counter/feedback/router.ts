// Procedures of feedback: the manager opens the client's screen, that screen alone answers, and those who look into the
// office's records see what was counted. Nobody who is signed in answers.
import { z } from 'zod';
import {
  managerProcedure,
  openProcedure,
  router,
  supervisionProcedure,
} from '#core/access/request-context/trpc.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { openClientScreen, questionOn, takeQuestion } from './client-screen.ts';
import { countAnswer } from './commands.ts';
import {
  answerInput,
  distributionInput,
  distributionOutput,
  openScreenOutput,
  ratings,
  screenInput,
  screenOutput,
} from './contract.ts';
import { inOrderOfRatings } from './rules.ts';

export const feedbackRouter = router({
  openScreen: managerProcedure
    .input(z.void())
    .output(openScreenOutput)
    .mutation(({ ctx: { desk } }) => ({ token: openClientScreen(desk) })),

  /** What stands on the client's screen now. */
  screen: openProcedure
    .input(screenInput)
    .output(screenOutput)
    .query(({ ctx: { desk }, input }) => {
      const question = questionOn(desk, input.token);
      return { isOpen: question !== undefined, askId: question?.askId ?? null };
    }),

  /** By the client, at the client's screen: a call with anybody's session is none of theirs. */
  answer: openProcedure
    .input(answerInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk, session }, input }) => {
      if (session !== null) throw refusal('NOT_ALLOWED', {});
      const { sectionId } = takeQuestion(desk, input);
      countAnswer(desk, { sectionId, rating: input.rating });
      return { done: true } as const;
    }),

  distribution: supervisionProcedure
    .meta({ topics: ['feedback', 'postings'] })
    .input(distributionInput)
    .output(distributionOutput)
    .query(({ ctx: { desk }, input }) => {
      const names = new Map(desk.reads.postings.sections().map(({ sectionId, name }) => [sectionId, name]));
      const rows = desk.reads.feedback.counted(input).map(({ day, sectionId, ...counts }) => ({
        day,
        sectionId,
        sectionName: names.get(sectionId) ?? null,
        counts: inOrderOfRatings(counts),
      }));
      const totals = ratings.map((_, at) => rows.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
      return { rows, totals };
    }),
});
