// Rules by which a proposed match counts without the manager's look (F51): off, until they were tried on past days and two people switch them on.
import { z } from 'zod';
import { besideInput } from '#core/access/staff/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * Both speak only where the report leaves the reference number out. `stan`: trace number, terminal, amount and date are the same.
 * `card_time`: the trace number is left out too; card, terminal, amount and date are the same, within ten minutes.
 */
export const matchingRules = ['stan', 'card_time'] as const;
export const matchingRuleSchema = z.enum(matchingRules);
export type MatchingRule = z.infer<typeof matchingRuleSchema>;

/** On so many days before today a rule is tried, and so many right matches of them speak for it. */
export const triedDays = 30;
export const enoughRight = 20;

export const matchingRulesOutput = z
  .array(
    z.strictObject({
      rule: matchingRuleSchema,
      isOn: z.boolean(),
      /** The last change; null while there was none. */
      setAt: instantSchema.nullable(),
      byName: z.string().nullable(),
      /** Why it was switched off; null while it is on, and where the words are kept by another PC. */
      reason: z.string().nullable(),
    }),
  )
  .readonly();
export type MatchingRuleState = z.infer<typeof matchingRulesOutput>[number];

const triedPairSchema = z.strictObject({
  day: daySchema,
  terminalId: z.string(),
  /** Rials. */
  amount: z.int(),
  /** Reference numbers of the payment and of the row that the rule puts beside it. */
  recordedRrn: z.string().nullable(),
  rowRrn: z.string().nullable(),
  /** Time of the row, HH:MM:SS in Tehran. */
  time: z.string().nullable(),
});
export type TriedPair = z.infer<typeof triedPairSchema>;

export const tryMatchingRuleInput = z.strictObject({ rule: matchingRuleSchema });
export const triedRuleOutput = z.strictObject({
  /** Days that have a report. */
  days: z.int().min(0),
  /** Matches by number or by the manager that the rule finds again without looking at the number. */
  right: z.int().min(0),
  /** What it would have put together and the number, or the manager, puts elsewhere. */
  wrong: z.array(triedPairSchema).readonly(),
  /** What nobody has matched, and the rule would have. */
  added: z.array(triedPairSchema).readonly(),
});
export type TriedRule = z.infer<typeof triedRuleOutput>;

export const setMatchingRuleInput = z.strictObject({
  rule: matchingRuleSchema,
  isOn: z.boolean(),
  /** Asked for when it is switched off. */
  reason: typedLines(0, 500),
  /** A rule that is switched on loosens. */
  beside: besideInput.optional(),
});
