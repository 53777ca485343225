// What the history of settings tells of the limit of explanations (D20.2).
import { explanationLimits } from '#db/schema/closing/day-close.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const explanationSettings = {
  limit: { of: explanationLimits, what: explanationLimits.amount },
} as const;
