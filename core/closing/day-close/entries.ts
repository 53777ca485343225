// Journal entries of the day close. Report rows, file names and free text stay in the office.
import { z } from 'zod';
import {
  feeFormSchema,
  statementLineShape,
  statementMappingSchema,
  statementRemarks,
  termDaysSchema,
} from '#core/foundation/settlement/bank/contract.ts';
import {
  perTerminalSchema,
  pspMappingSchema,
  pspRowShape,
  reportRemarks,
} from '#core/foundation/settlement/files/contract.ts';
import { accountSchema } from '#core/foundation/settlement/ledger/contract.ts';
import { daySchema, hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { closeItemStatuses, daySummarySchema, manifestSchema, signedSheetSchema } from './contract.ts';
import { explanationReasonSchema } from './explanations/contract.ts';
import { settlementPapers, settlementReasonSchema } from './ledger/contract.ts';
import { matchingRuleSchema } from './matching-rules/contract.ts';

const topics = ['dayClose'] as const;
const rials = z.int();

export const pspRowSchema = z.strictObject({
  rowId: z.string(),
  ...pspRowShape,
  date: daySchema,
  /** The account to which this share is settled, where the report tells it. */
  iban: z.string().optional(),
  /** The business day to which it was booked. */
  forDay: daySchema,
});

export const pspImported = defineEntry({
  type: 'psp.imported',
  group: 'day',
  tv: 1,
  size: 'file',
  body: z.strictObject({
    importId: idSchema,
    forDay: daySchema,
    profile: z.string(),
    fileSha256: hashSchema,
    rowCount: z.int(),
    total: rials,
    perTerminal: perTerminalSchema,
    remarks: z.array(z.enum(reportRemarks)).readonly(),
    /** Rows of earlier files that this one lacks; with the last part of a file (F60). */
    lacking: z.int().min(0),
    /** Left out where the whole file is one entry. `file` is the import of its first part (F52). */
    part: z.strictObject({ file: idSchema, number: z.int().min(1), of: z.int().min(2) }).optional(),
  }),
  private: z.strictObject({ fileName: z.string(), rows: z.array(pspRowSchema).readonly() }),
  topics,
});

/** A report or statement itself as it came, as evidence: what its rows say can be held beside it. It stays in the office. */
export const pspFileKept = defineEntry({
  type: 'psp.file_kept',
  group: 'day',
  tv: 1,
  size: 'file',
  body: z.strictObject({ importId: idSchema, fileSha256: hashSchema, bytes: z.int().min(1) }),
  /** The bytes, raw deflate in base64. */
  private: z.strictObject({ deflated: z.base64() }),
  topics,
});

/**
 * A statement of the account to which the PSP settles (D21.130): its totals are public, its lines stay in the office. `from` and `to`:
 * days of which it tells everything. Its mapping is remembered by its headers, which may hold anything (D16).
 */
export const bankImported = defineEntry({
  type: 'bank.imported',
  group: 'day',
  tv: 1,
  size: 'file',
  body: z.strictObject({
    importId: idSchema,
    fileSha256: hashSchema,
    from: daySchema,
    to: daySchema,
    fee: feeFormSchema,
    termDays: termDaysSchema,
    lineCount: z.int().min(0),
    /** Rials of card money, and of its fees. */
    credited: rials.min(0),
    fees: rials.min(0),
    remarks: z.array(z.enum(statementRemarks)).readonly(),
    /** The import of the same file that counts for nothing from now on (D21.186). */
    replaces: idSchema.nullable(),
  }),
  private: z.strictObject({
    fileName: z.string(),
    /** '' for the account of rows that name none. */
    iban: z.string(),
    headerKey: hashSchema,
    mapping: statementMappingSchema,
    lines: z.array(z.strictObject({ ...statementLineShape, day: daySchema })).readonly(),
  }),
  topics,
});

/**
 * How the office reads a PSP's columns: kept with the first import that was read so. Headers and words are a file's text,
 * which may hold anything, so they stay in the office (D16).
 */
export const pspColumnsMapped = defineEntry({
  type: 'psp.columns_mapped',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema }),
  private: z.strictObject({ headerKey: hashSchema, mapping: pspMappingSchema }),
  topics,
});

/** Where the reports arrive at the PC of the entry; null: no folder is looked into. A path may name a person, so it stays in the office. */
export const reportFolderChosen = defineEntry({
  type: 'psp.folder_chosen',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema }),
  private: z.strictObject({ folder: z.string().nullable() }),
  topics,
});

/** What the terminal's own batch slip says of a day: the second witness beside the report (D21.111). */
export const batchTold = definePublicEntry({
  type: 'psp.batch_told',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    forDay: daySchema,
    terminalId: z.string(),
    batchNumber: z.string(),
    count: z.int().min(0),
    total: rials.min(0),
  }),
  topics,
});

export const zeroDeclared = definePublicEntry({
  type: 'psp.zero_declared',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    forDay: daySchema,
    terminalId: z.string(),
    /** Of the terminal's own batch slip, in rials. */
    batchNumber: z.string(),
    batchTotal: rials.min(0),
  }),
  topics,
});

export const matchedByHand = definePublicEntry({
  type: 'settlement.matched_by_hand',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    forDay: daySchema,
    paymentId: idSchema,
    rowId: z.string(),
    /** The rule that made it, where it was not the manager (F51). */
    rule: matchingRuleSchema.optional(),
  }),
  topics,
});

/** A rule that matches by itself is switched on, by two people, or off, for a reason that stays in the office (F51). */
export const matchingRuleSet = defineEntry({
  type: 'settlement.rule_set',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, rule: matchingRuleSchema, isOn: z.boolean() }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});

/** Takes a match by hand back: the linked opposite of one `settlement.matched_by_hand`. */
export const matchWithdrawn = defineEntry({
  type: 'settlement.match_withdrawn',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, forDay: daySchema, matchId: idSchema }),
  private: z.strictObject({ note: z.string() }),
  topics,
});

export const exceptionExplained = defineEntry({
  type: 'settlement.explained',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    forDay: daySchema,
    exceptionKey: z.string(),
    kind: z.string(),
    reasonCode: explanationReasonSchema,
  }),
  private: z.strictObject({ note: z.string() }),
  topics,
});

/**
 * Words by which a difference ends (D19.70). They end it with the facts that they saw (`legs`) once a second person has said so too;
 * alone they are kept, and it stays open, unless one word is enough (D19.4).
 */
export const differenceSettled = defineEntry({
  type: 'difference.settled',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    /** The business day on which it was said. */
    forDay: daySchema,
    differenceId: z.string().max(200),
    account: accountSchema,
    legs: hashSchema,
    /** What was open of it: rials, or units of a filing. */
    size: rials.min(0),
    /** Working days for which it was open. */
    age: z.int().min(0),
    reasonCode: settlementReasonSchema,
    paper: z.enum(settlementPapers).optional(),
    secondBy: idSchema.optional(),
    /** One word is enough: the first small money without a service in thirty days. */
    alone: z.literal(true).optional(),
  }),
  private: z.strictObject({
    words: z.string(),
    paperNumber: z.string().optional(),
    secondWord: z.string().optional(),
  }),
  topics,
});

/** Rials above which money without a service ends only with a second person's word; the province sees what an office chose. */
export const explanationLimitSet = definePublicEntry({
  type: 'settlement.limit_set',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, amount: rials.min(0) }),
  topics,
});

/**
 * The manifest is evidence: every stream's head at the cut-off with its hash, as this PC held it (design.md §6). What the close
 * knew follows from its envelope. `items` are the payments, reversals and report rows that another day has to know of. The signed
 * sheet itself stays in the office.
 */
export const dayClosed = defineEntry({
  type: 'day.closed',
  group: 'day',
  tv: 1,
  size: 'file',
  body: z.strictObject({
    id: idSchema,
    forDay: daySchema,
    clean: z.boolean(),
    summary: daySummarySchema,
    manifest: manifestSchema,
    items: z
      .array(
        z.strictObject({
          id: z.string(),
          day: daySchema,
          status: z.enum(closeItemStatuses),
          /** For what stands elsewhere: the day that counts it. */
          lentTo: daySchema.optional(),
        }),
      )
      .readonly(),
    headCode: z.string(),
  }),
  private: z.strictObject({ reason: z.string(), sheet: signedSheetSchema }),
  topics: ['dayClose', 'premises'],
});

export const dayReopened = defineEntry({
  type: 'day.reopened',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, forDay: daySchema }),
  private: z.strictObject({ reason: z.string() }),
  topics: ['dayClose', 'premises'],
});
