// The manager's view of everybody's work (D12, D19): counts per person and day, what is out of proportion, and the words
// in which the manager answered for it. Nothing of a client is in it.
import { z } from 'zod';
import { besideInput } from '#core/access/staff/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * What is counted of a person. `outOfHours`: records under their name outside the office's hours; `emergencies`: sessions in
 * which they worked beside a manager (D11.67); `typedSlips`: slips that they typed on a connected terminal (D2.108); `differences`: what they recorded and what is open of it now, by the day from which it ages. `fastVisits`, `slowVisits`: visits that
 * were completed within `fastWithinMs`, or took longer than `slowAfterMs`. `unfiled`: completed visits of which less is filed in the
 * judiciary's own system than was charged for it.
 */
export const workMetrics = [
  'visits',
  'refusals',
  'reversals',
  'reductions',
  'cancelledVisits',
  'onlyAsked',
  'cancelledCharges',
  'unpaid',
  'cashOffers',
  'complaints',
  'outOfHours',
  'explanations',
  'emergencies',
  'differences',
  'queueJumps',
  'typedSlips',
  'charges',
  'filings',
  'undercharges',
  'fastVisits',
  'slowVisits',
  'unfiled',
] as const;
export type WorkMetric = (typeof workMetrics)[number];

/**
 * What is held against the office's own history. Out of hours counts days, everything else acts. Explanations are the manager's duty, so
 * they are held against the own past of who gives them.
 */
export const watchedMetrics = [
  'refusals',
  'reversals',
  'reductions',
  'cancelledVisits',
  'onlyAsked',
  'cancelledCharges',
  'cashOffers',
  'complaints',
  'outOfHours',
  'emergencies',
  'queueJumps',
  'typedSlips',
  'explanations',
  'undercharges',
  'fastVisits',
  'slowVisits',
  'unfiled',
] as const satisfies readonly WorkMetric[];
export const watchedMetricSchema = z.enum(watchedMetrics);
export type WatchedMetric = z.infer<typeof watchedMetricSchema>;

/** From opening to completion on the same day, ms: hardly time for a whole check, and far more than a visit takes. */
export const fastWithinMs = 2 * 60_000;
export const slowAfterMs = 60 * 60_000;

/** Days, the last one included, in which acts are held against each other. */
export const windowDays = 30;
/** Days before the window that a person's own past is read from, where there are no others to compare with. */
export const pastDays = 60;
/** Longest span of the table, in days. */
export const longestSpanDays = 31;

const counts = z.record(z.enum(workMetrics), z.int().min(0));

/** The work of one person over some days. Times are from the opening of a visit to its completion on the same day, ms. */
export const workRowSchema = z.strictObject({
  counts,
  averageMs: z.int().min(0).nullable(),
  longestMs: z.int().min(0).nullable(),
});
export type WorkRow = z.infer<typeof workRowSchema>;

const workPerson = { personId: idSchema, personName: z.string(), isActive: z.boolean() };

export const officeHoursSchema = z.strictObject({
  /** HH:MM in Tehran. */
  opens: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  closes: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type OfficeHours = z.infer<typeof officeHoursSchema>;
/** In force while the office has set none. */
export const usualHours: OfficeHours = { opens: '07:00', closes: '19:00' };

/** Hours that begin earlier or end later than those in force loosen. */
export const setHoursInput = z.strictObject({ ...officeHoursSchema.shape, beside: besideInput.optional() });

/** First and last business day, both included. */
export const workInput = z.strictObject({ from: daySchema, to: daySchema });
export const workOutput = z.strictObject({
  hours: z.strictObject({ ...officeHoursSchema.shape, isSet: z.boolean() }),
  /** By name; whoever works here now, and whoever did something in these days. */
  people: z.array(z.strictObject({ ...workPerson, ...workRowSchema.shape })),
});
export type Work = z.infer<typeof workOutput>;

export const workOfPersonInput = z.strictObject({ ...workInput.shape, personId: idSchema });
/** The last day first; days without anything are left out. */
export const workOfPersonOutput = z.array(z.strictObject({ day: daySchema, ...workRowSchema.shape }));
export type WorkOfPerson = z.infer<typeof workOfPersonOutput>;

export const comparedWithSchema = z.enum(['others', 'own_past']);
export type ComparedWith = z.infer<typeof comparedWithSchema>;

/** Something that one person did out of all proportion, and for which the manager has not answered yet. */
export const anomalySchema = z.strictObject({
  personId: idSchema,
  personName: z.string(),
  metric: watchedMetricSchema,
  count: z.int().min(1),
  /** What the same number of visits (for hours: of days) would bring by the office's history, in tenths. */
  expectedTenths: z.int().min(0),
  /** From so many on it is shown. */
  threshold: z.int().min(1),
  comparedWith: comparedWithSchema,
  /** The person's own visits (for hours: days of work) in the window. */
  base: z.int().min(0),
  from: daySchema,
  to: daySchema,
  /** The days of the acts, the last first, with how many on each. */
  days: z.array(z.strictObject({ day: daySchema, count: z.int().min(1) })),
  /** Who asks has done it themself, and cannot answer for it. */
  isOwn: z.boolean(),
});
export type Anomaly = z.infer<typeof anomalySchema>;

/** For how much work the office's threshold is told: visits, and days of work where hours are counted. */
export const shownPer = { visits: 100, days: 20 } as const;

/** What the office does as a whole, from which the thresholds follow. */
export const officeRateSchema = z.strictObject({
  metric: watchedMetricSchema,
  count: z.int().min(0),
  /** Visits (for hours: days of work) of everybody in the window. */
  base: z.int().min(0),
  /** From how many on it would be shown of somebody with `shownPer` visits (days of work); null while the history is too short. */
  threshold: z.int().min(1).nullable(),
});

/** An answer that the manager gave. */
export const anomalyAnswerSchema = z.strictObject({
  id: idSchema,
  personName: z.string().nullable(),
  metric: watchedMetricSchema,
  count: z.int(),
  threshold: z.int(),
  /** Null where the private part is not here. */
  note: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
});

export const anomaliesOutput = z.strictObject({
  from: daySchema,
  to: daySchema,
  open: z.array(anomalySchema),
  rates: z.array(officeRateSchema),
  /** The newest, the last first. */
  answered: z.array(anomalyAnswerSchema),
});
export type Anomalies = z.infer<typeof anomaliesOutput>;

export const explainAnomalyInput = z.strictObject({
  personId: idSchema,
  metric: watchedMetricSchema,
  /** How many acts who answers has seen. */
  seenCount: z.int().min(1),
  /** Who was asked, and what was found; stays in the office. */
  note: typedLines(0, 500),
});
