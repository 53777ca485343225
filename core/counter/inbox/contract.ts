// What came in by the lawyers' electronic in-box and otherwise, and who handled each (D17): inputs, outputs and states.
import { z } from 'zod';
import { typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const inboxKinds = ['petition', 'declaration', 'bill', 'notice', 'request', 'other'] as const;
export const inboxKindSchema = z.enum(inboxKinds);
export type InboxKind = z.infer<typeof inboxKindSchema>;
export const inboxOutcomes = ['sent_on', 'sent_back', 'answered'] as const;
export const inboxOutcomeSchema = z.enum(inboxOutcomes);
export type InboxOutcome = z.infer<typeof inboxOutcomeSchema>;

/** The longest deadline that is entered, working days. */
export const longestDeadline = 60;
/** Working days before a deadline from which it is said to be near. */
export const inboxNoticeDays = 2;

const note = typedLines(0, 500);

export const receiveInput = z.strictObject({
  kind: inboxKindSchema,
  /** What it is about; stays in the office, like who sent it. */
  subject: typedLine(2, 200),
  fromWhom: typedLine(2, 200),
  /** Working days up to the nearest legal deadline; the day of entry does not count. */
  workingDays: z.int().min(1).max(longestDeadline),
});
export const receiveOutput = z.strictObject({
  itemId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  dueDay: daySchema,
});
/** What was done with an item, or a correction of that record; both stay. */
export const handleInput = z.strictObject({
  itemId: idSchema,
  outcome: inboxOutcomeSchema,
  /** What was done with it; stays in the office. */
  note,
});

export const handlingSchema = z.strictObject({
  outcome: inboxOutcomeSchema,
  /** Null when the private part is kept by another PC or was purged. */
  note: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
});
export const inboxItemSchema = z.strictObject({
  itemId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  kind: inboxKindSchema,
  subject: z.string().nullable(),
  fromWhom: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  dueDay: daySchema,
  /** Working days up to the deadline, negative after it; null once it is handled. */
  workingDaysLeft: z.int().nullable(),
  overdue: z.boolean(),
  /** The first says who handled it and when; those after it are corrections, the last counts. */
  handlings: z.array(handlingSchema),
});
export type InboxItem = z.infer<typeof inboxItemSchema>;
export const inboxOutput = z.strictObject({
  /** The nearest deadline first. */
  open: z.array(inboxItemSchema),
  /** What was handled last, first; at most a hundred. */
  closed: z.array(inboxItemSchema),
});
