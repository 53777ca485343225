// What the procedures of the day close take and give. No sentences: the renderer has one for each code. (With which reasons
// what is settled: `explanations/contract.ts`; the matcher's own words: `settlement/matching/contract.ts`; how reports are
// read: `settlement/files/contract.ts`.)

import { z } from 'zod';
import { loosenedSchema } from '#core/access/controls/contract.ts';
import { emergencySchema } from '#core/access/emergency/contract.ts';
import { besideInput } from '#core/access/staff/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { reportRemarks } from '#core/foundation/settlement/files/contract.ts';
import { matchBases, matchReasonSchema, sawSchema } from '#core/foundation/settlement/matching/contract.ts';
import { madeText, typedCode, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import {
  daySchema,
  epochSchema,
  hashSchema,
  idSchema,
  instantSchema,
} from '#core/foundation/wire/contract.ts';
import { closingKindSchema, dayStateSchema } from '#core/journal/business-day/contract.ts';
import { anyKindSchema, explanationReasonSchema } from './explanations/contract.ts';
import { dayFiguresSchema, typedSlipSchema } from './figures/contract.ts';
import { signedLedgerSchema } from './ledger/contract.ts';

/** Rials; reversals are negative. */
const rials = z.int();
export const dayInput = z.strictObject({ day: daySchema });

export const explanationViewSchema = z.strictObject({
  reasonCode: explanationReasonSchema,
  /** Null without a note, or when the private part is kept by another PC. */
  note: z.string().nullable(),
  at: instantSchema,
  by: idSchema.nullable(),
  byName: z.string().nullable(),
});
export type ExplanationView = z.infer<typeof explanationViewSchema>;

export const exceptionViewSchema = z.strictObject({
  /** The same facts give the same key, so an explanation stays with what it explains. */
  key: z.string(),
  /** The business day it is about: an earlier one when a clash on a closed day came to light late. */
  ofDay: daySchema,
  kind: anyKindSchema,
  paymentIds: z.array(z.string()).readonly(),
  pspRowIds: z.array(z.string()).readonly(),
  visitId: z.string().nullable(),
  terminalId: z.string(),
  /** `recorded`: of another fee than the judiciary's own system says, what that says. */
  amounts: z.strictObject({ charged: rials.nullable(), recorded: rials.nullable(), psp: rials.nullable() }),
  /** Its part of (recorded − psp), by terminal; none when it moves no total. */
  differences: z.array(z.strictObject({ terminalId: z.string(), amount: rials })).readonly(),
  /** Null for what the matcher did not find: then the subject says it. */
  saw: sawSchema.nullable(),
  /** What it is about: a reference number, a day, a person's name, a number, a visit's. Null for what the matcher found. */
  subject: z.string().nullable(),
  /** Of what was served and not paid for: one PC completed the visit and another cancelled it. */
  isEndedApart: z.boolean().optional(),
  /** None for what the ledger keeps open: it needs no explanation. */
  reasons: z.array(explanationReasonSchema).readonly(),
  explanation: explanationViewSchema.nullable(),
});
export type ExceptionView = z.infer<typeof exceptionViewSchema>;

export const terminalTotalsSchema = z.strictObject({
  terminalId: z.string(),
  charged: rials,
  recorded: rials,
  psp: rials,
});

/** Why a second witness is asked for: no report yet, columns of the office's own, a file that contradicts itself or another, a day drawn by lot. */
export const batchReasons = ['report_missing', 'mapped_by_hand', 'file_in_doubt', 'drawn_day'] as const;
export type BatchReason = (typeof batchReasons)[number];
export const terminalReportSchema = z.strictObject({
  terminalId: z.string(),
  /** `awaited`: the terminal's own batch slip stands in its place until it comes (D21.135); `missing`: nothing does (D21.171). */
  report: z.enum(['imported', 'declared_zero', 'awaited', 'missing']),
  recordedPayments: z.int(),
  recordedReversals: z.int(),
  /** The batch slip on which a declaration rests, or that stands beside the report or in its place; missing while none was entered. */
  batch: z
    .strictObject({
      ...{ number: z.string(), total: rials, count: z.int().optional() },
      /** What was told of it before with other figures, the first one first; missing where nothing was (D21.175). */
      before: z
        .array(z.strictObject({ id: idSchema, number: z.string(), count: z.int(), total: rials }))
        .optional(),
    })
    .optional(),
  /** Why the batch slip is asked for; missing where it is not (D21.111, D21.135). */
  batchAsked: z.enum(batchReasons).optional(),
});
export type TerminalReport = z.infer<typeof terminalReportSchema>;

export const closingViewSchema = z.strictObject({
  kind: closingKindSchema,
  reason: z.string().nullable(),
  headCode: z.string().nullable(),
  at: instantSchema,
  by: idSchema.nullable(),
  byName: z.string().nullable(),
});

/** Something of a day that could no longer take it; it counts on the day that shows it (D21). */
export const lateItemSchema = z.strictObject({
  kind: z.enum(['payment', 'reversal', 'psp_row']),
  id: z.string(),
  lateFor: daySchema,
  terminalId: z.string(),
  rrn: z.string().nullable(),
  amount: rials,
});
export type LateItem = z.infer<typeof lateItemSchema>;

/**
 * A PC of the office from which nothing of the day has come and which was not in touch on it. A close names it and goes
 * on without it only on purpose.
 */
export const missingPeerSchema = z.strictObject({
  device: idSchema,
  deskNumber: z.int(),
  /** By the clock of the PC that closes, UTC; null when it was never in touch. */
  lastContactAt: instantSchema.nullable(),
});
export type MissingPeer = z.infer<typeof missingPeerSchema>;

export const importViewSchema = z.strictObject({
  importId: idSchema,
  fileName: z.string().nullable(),
  /** SHA-256 of the file, lower-case hex. */
  fileSha256: hashSchema,
  profile: z.string(),
  /** A part of it is still to be taken in (F52). */
  isUnfinished: z.boolean(),
  rowCount: z.int(),
  total: rials,
  /** What has to be said of it beside its rows. */
  remarks: z.array(z.enum(reportRemarks)).readonly(),
  /** Rows of earlier files that it lacks (F60). */
  lacking: z.int().min(0),
  at: instantSchema,
  /** The PC that recorded it. */
  device: idSchema,
  byName: z.string().nullable(),
});

/** What a day rested on that nobody but who entered it has confirmed (D2, D4): titles of a tariff, of an item with a rate, the number of a terminal. */
const singleConfirmationSchema = z.strictObject({
  what: z.enum(['tariff', 'rate', 'terminal']),
  name: z.string().max(200),
});
export type SingleConfirmation = z.infer<typeof singleConfirmationSchema>;

export const overviewOutput = z.strictObject({
  day: daySchema,
  state: dayStateSchema,
  openDrafts: z.int(),
  /** Days before it that are open and come first, oldest first. */
  earlierOpen: z.array(daySchema).readonly(),
  terminals: z.array(terminalReportSchema).readonly(),
  totals: z.array(terminalTotalsSchema).readonly(),
  matched: z.int(),
  exceptions: z.array(exceptionViewSchema).readonly(),
  /** Rials of the day that no report or payment accounts for. */
  differenceToGo: rials,
  /** Charged on the day to the office's POS, less what was cancelled on it, whether it was paid or not. */
  chargedOfDay: rials,
  /** How many payments and report rows of the day really belong to an earlier one, and which. */
  lateItems: z.int(),
  late: z.array(lateItemSchema).readonly(),
  missingPeers: z.array(missingPeerSchema).readonly(),
  /** What the day rests on that nobody but who entered it has confirmed. */
  singleConfirmations: z.array(singleConfirmationSchema).readonly(),
  /** Controls that were loosened and that no close has told. */
  loosened: z.array(loosenedSchema).readonly(),
  imports: z.array(importViewSchema).readonly(),
  /** Slips of connected terminals that were typed on the day, with who did and why (D2.171). */
  typedSlips: z.array(typedSlipSchema).readonly(),
  /** Why the day cannot be closed yet, except for a reason that is still to be written. */
  blockers: z.array(z.custom<Problem>(isProblem)).readonly(),
  /** True when closing needs the manager's reason (explained signs). */
  reasonNeeded: z.boolean(),
  closings: z.array(closingViewSchema).readonly(),
});
export type DayOverview = z.infer<typeof overviewOutput>;

export const matchViewSchema = z.strictObject({
  paymentId: z.string(),
  pspRowIds: z.array(z.string()).readonly(),
  visitId: z.string().nullable(),
  basis: z.enum(matchBases),
  amount: rials,
  words: z.array(matchReasonSchema).readonly(),
  minutesApart: z.int().nullable(),
  terminalId: z.string(),
  rrn: z.string().nullable(),
  stan: z.string().nullable(),
  cardMasked: z.string().nullable(),
  /** When the office recorded the payment. */
  at: instantSchema,
});
export type MatchView = z.infer<typeof matchViewSchema>;
export const matchesOutput = z.array(matchViewSchema).readonly();

export const declareZeroInput = z.strictObject({
  day: daySchema,
  terminalId: typedCode(0, 40),
  /** Number and total (rials) of the batch slip that the terminal printed: both as they stand there. */
  batchNumber: typedCode(0, 40),
  batchTotal: rials.min(0),
});
export const tellBatchInput = z.strictObject({
  day: daySchema,
  terminalId: typedCode(0, 40),
  batchNumber: typedCode(0, 40),
  /** Transactions and rials as the slip says them. */
  count: z.int().min(0).max(100_000),
  total: rials.min(0),
});
const note = typedLines(0, 500);
export const explainInput = z.strictObject({
  day: daySchema,
  exceptionKey: madeText(0, 4000),
  reasonCode: explanationReasonSchema,
  note,
});
export const limitOutput = z.strictObject({
  /** Rials above which money without a service ends only with a second person's word. */
  amount: rials,
  /** Null while it was never set. */
  setAt: instantSchema.nullable(),
  byName: z.string().nullable(),
});
export const setLimitInput = z.strictObject({
  amount: rials.min(0).max(1_000_000_000),
  /** A higher one loosens. */
  beside: besideInput.optional(),
});
const password = typedSecret(1, 200);
export const closeInput = z.strictObject({
  day: daySchema,
  reason: note.nullable(),
  /** The earlier open days before which it is closed on purpose; needs the reason. */
  outOfTurn: z.array(daySchema).max(400).readonly().optional(),
  /** The PCs that were not heard from, without which it is closed on purpose; needs the reason. */
  withoutPcs: z.array(idSchema).max(1000).readonly().optional(),
  password,
});
export const closeOutput = z.strictObject({ headCode: z.string() });
export const reopenInput = z.strictObject({ day: daySchema, reason: note, password });

/** Counts of a day, for its sheet and for the province. */
export const dayCountsSchema = z.strictObject({
  visits: z.int(),
  verified: z.int(),
  refused: z.int(),
  payments: z.int(),
  reversals: z.int(),
  complaints: z.int(),
  cashOffers: z.int(),
  /** Visits in which the client only asked. */
  onlyAsked: z.int(),
  /** Visits that on the day became served and not paid for. */
  servedUnpaid: z.int(),
  /** Visits, also of earlier days, that were paid after all on the day. */
  paidAfterAll: z.int(),
});
export type DayCounts = z.infer<typeof dayCountsSchema>;
export const daySummarySchema = z.strictObject({
  totals: z.array(terminalTotalsSchema).readonly(),
  /** Charged on the day to the office's POS, less what was cancelled on it. */
  chargedOfDay: rials,
  /** Refunds to clients that no report showed yet. */
  openRefunds: z.strictObject({ count: z.int(), total: rials }),
  /** Terminals without a report of the day at its close; with the batch slip in its place or not (D21.135, D21.171). */
  withoutReport: z.array(z.strictObject({ terminalId: z.string(), hasBatch: z.boolean() })).readonly(),
  /** What does not agree over all days up to this one, and what became of it since the last sheet (D21.72). */
  ledger: signedLedgerSchema,
  /** PCs of the office that were not heard from on the day. */
  missingPeers: z.array(missingPeerSchema).readonly(),
  counts: dayCountsSchema,
  matched: z.int(),
  late: z.int(),
  /** Earlier days that were open when this one was closed. */
  outOfTurn: z.array(daySchema).readonly(),
  /** What the day rested on that nobody else has confirmed. */
  singleConfirmations: z.array(singleConfirmationSchema).readonly(),
  /** Null reason: the ledger keeps it open. */
  exceptions: z
    .array(
      z.strictObject({
        kind: anyKindSchema,
        reasonCode: explanationReasonSchema.nullable(),
        count: z.int(),
        /** What all of them are about. */
        rials,
      }),
    )
    .readonly(),
});
export type DaySummary = z.infer<typeof daySummarySchema>;

/** Head of every stream at the cut-off of a close: an entry beyond it came late. */
export const manifestSchema = z
  .array(z.strictObject({ device: idSchema, epoch: epochSchema, seq: z.int().min(0), hash: hashSchema }))
  .readonly();
export type Manifest = z.infer<typeof manifestSchema>;

/** What a close says of single payments, reversals and report rows; told one by one in the schema of its table. */
export const closeItemStatuses = ['late', 'borrowed', 'met', 'unsettled', 'elsewhere'] as const;
export type CloseItemStatus = (typeof closeItemStatuses)[number];

/** What is signed with a close and stays in the office. */
export const signedSheetSchema = z.strictObject({
  terminals: z.array(terminalReportSchema).readonly(),
  exceptions: z.array(exceptionViewSchema).readonly(),
  matches: matchesOutput,
  late: z.array(lateItemSchema).readonly(),
  figures: dayFiguresSchema,
});

export const sheetOutput = z.strictObject({
  officeName: z.string(),
  officeCode: z.string(),
  demo: z.boolean(),
  day: daySchema,
  state: dayStateSchema,
  summary: daySummarySchema,
  manifest: manifestSchema,
  terminals: z.array(terminalReportSchema).readonly(),
  exceptions: z.array(exceptionViewSchema).readonly(),
  late: z.array(lateItemSchema).readonly(),
  /** Null where the signed sheet is kept by another PC. */
  figures: dayFiguresSchema.nullable(),
  imports: z.array(importViewSchema).readonly(),
  /** Sessions in an emergency that began on the day, the earliest first (D11). */
  emergencies: z.array(emergencySchema).readonly(),
  /** Controls that were loosened, of which this close was the first to know (D20.66). */
  loosened: z.array(loosenedSchema).readonly(),
  /** Every closing and reopening of the day with its reason, oldest first. */
  closings: z.array(closingViewSchema).readonly(),
  headCode: z.string().nullable(),
});
export type DaySheet = z.infer<typeof sheetOutput>;
