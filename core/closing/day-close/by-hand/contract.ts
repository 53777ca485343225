// Matching by hand (D21): the candidates, what a choice would do to the day, and taking it back.
import { z } from 'zod';
import {
  exceptionKinds,
  farWords,
  matchReasonSchema,
  seenSchema,
} from '#core/foundation/settlement/matching/contract.ts';
import { madeText, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { matchingRuleSchema } from '../matching-rules/contract.ts';

/** Rials; reversals are negative. */
const rials = z.int();
const rowId = madeText(0, 100);

/** `itemId` is a payment or reversal, or a row of the report. */
export const candidatesInput = z.strictObject({ day: daySchema, itemId: rowId });

const handItemShape = {
  /** Null for a transaction of the report. */
  paymentId: z.string().nullable(),
  pspRowIds: z.array(z.string()).readonly(),
  visitId: z.string().nullable(),
  amount: rials,
  seen: seenSchema,
};

export const candidateSchema = z.strictObject({
  ...handItemShape,
  /** Rials of the candidate less those of what it is for. */
  amountGap: rials,
  minutesApart: z.int().nullable(),
  words: z.array(matchReasonSchema).readonly(),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const candidatesOutput = z.strictObject({
  subject: z.strictObject(handItemShape),
  /** The closest first, not more than a screen can hold. */
  candidates: z.array(candidateSchema).readonly(),
  /** How many there are altogether. */
  count: z.int(),
});

/** Proposed matches that a person has looked at, by the keys of their exceptions. */
export const confirmProposalsInput = z.strictObject({
  day: daySchema,
  exceptionKeys: z.array(madeText(0, 1000)).min(1).max(500).readonly(),
});

/** A payment and the report row beside it, or several rows that add up to it. */
export const handPairInput = z.strictObject({
  day: daySchema,
  paymentId: idSchema,
  rowIds: z
    .array(rowId)
    .min(1)
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length)
    .readonly(),
});

/** What a match by hand would do; nothing is recorded. */
export const tryMatchOutput = z.strictObject({
  isPossible: z.boolean(),
  /** Why no look alone joins them (D21.161); null for what is near. */
  far: z.enum(farWords).nullable(),
  /** Rials that no reason accounts for, now and afterwards. */
  differenceNow: rials,
  differenceAfter: rials,
  /** What would still be wrong with the two together; empty for a clean match. */
  stillWrong: z.array(z.enum(exceptionKinds)).readonly(),
});
export type MatchEffect = z.infer<typeof tryMatchOutput>;

/** Whether a match by hand counts: another may have come first on another PC, or it was withdrawn. */
export const handMatchStatuses = ['counts', 'unused', 'withdrawn'] as const;

export const handMatchSchema = z.strictObject({
  matchId: idSchema,
  paymentId: z.string(),
  rowId: z.string(),
  status: z.enum(handMatchStatuses),
  /** Rials of the payment and of the report's row; null when that one is not known here. */
  recorded: rials.nullable(),
  psp: rials.nullable(),
  rrn: z.string().nullable(),
  reportRrn: z.string().nullable(),
  terminalId: z.string(),
  /** The rule that made it; null where the manager did (F51). */
  rule: matchingRuleSchema.nullable(),
  at: instantSchema,
  /** The PC that recorded it. */
  device: idSchema,
  byName: z.string().nullable(),
  withdrawal: z
    .strictObject({
      /** Null when the private part is kept by another PC. */
      note: z.string().nullable(),
      at: instantSchema,
      device: idSchema,
      byName: z.string().nullable(),
    })
    .nullable(),
});
export type HandMatch = z.infer<typeof handMatchSchema>;
export const handMatchesOutput = z.array(handMatchSchema).readonly();

export const withdrawMatchInput = z.strictObject({
  matchId: idSchema,
  note: typedLines(0, 500),
});
export const withdrawMatchOutput = z.strictObject({ day: daySchema });
