// What clients say of their visit by one of five faces (D14): inputs and outputs. Nothing says who answered.
import { z } from 'zod';
import { madeText } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';

/** From the saddest, 1, to the happiest, 5. */
export const ratings = [1, 2, 3, 4, 5] as const;
export const ratingSchema = z.int().min(1).max(5);
/** A question stands so long, in seconds; without an answer it is nothing. */
export const askedSeconds = 45;
/** Answers are written down in so many at once, so that none can be laid beside a visit. */
export const countedTogether = 5;

/** Of the client's screen, from the manager who opened it. */
const screenToken = madeText(20, 80);
export const openScreenOutput = z.strictObject({ token: screenToken });
export const screenInput = z.strictObject({ token: screenToken });
export const screenOutput = z.strictObject({
  /** False: another screen was opened since, or the application was started again. */
  isOpen: z.boolean(),
  /** The question that waits for an answer. */
  askId: idSchema.nullable(),
});
export const answerInput = z.strictObject({ token: screenToken, askId: idSchema, rating: ratingSchema });

const counts = z.array(z.int().min(0)).length(ratings.length);
export const distributionInput = z.strictObject({ from: daySchema, to: daySchema });
export const distributionOutput = z.strictObject({
  /** By day and section, the newest day first; `counts` from the saddest face to the happiest. */
  rows: z.array(
    z.strictObject({ day: daySchema, sectionId: z.string(), sectionName: z.string().nullable(), counts }),
  ),
  totals: counts,
});
