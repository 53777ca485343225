// What importing a bank's statement takes and gives (D21.130): looked at first, then taken in whole. Rials; days of Tehran.
import { z } from 'zod';
import {
  feeFormSchema,
  statementFieldSchema,
  statementMappingSchema,
  statementRemarks,
  termDaysSchema,
} from '#core/foundation/settlement/bank/contract.ts';
import { differenceStates } from '#core/foundation/settlement/ledger/contract.ts';
import { madeText, typedCode, typedLine } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

const rials = z.int();
const count = z.int().min(0);

const fileShape = {
  /** Names a reading, so that it can be cancelled. */
  readingId: idSchema.optional(),
  fileName: typedLine(1, 200),
  /** The file itself; one that is no statement, or too large, is refused by what is in it. */
  bytesBase64: madeText(0, 25_000_000),
  /** Without it: what is remembered of its headers, or a guess. */
  mapping: statementMappingSchema.optional(),
  /** The account, where reports name several; left out for the one of rows that name none. */
  iban: typedCode(0, 40).optional(),
};
export const statementFileInput = z.strictObject(fileShape);

const counted = z.strictObject({ count, rials });
const remarks = z.array(z.enum(statementRemarks)).readonly();

export const statementPreviewOutput = z.strictObject({
  headers: z.array(z.string()).readonly(),
  firstLines: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()).readonly() })).readonly(),
  mapping: statementMappingSchema,
  /** Fields without a column; while there are any no line is read. */
  lacking: z.array(statementFieldSchema).readonly(),
  /** The file names the toman and nobody has said in what it counts. */
  isUnitInDoubt: z.boolean(),
  /** Lines of card money and of its fees that are taken in; `newLines` no earlier statement had. */
  lines: count,
  newLines: count,
  credited: rials,
  fees: rials,
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  /** Lines of card money and fees before the first day that a report tells of: nothing can be held beside them. */
  linesBefore: count,
  otherIn: counted,
  otherOut: counted,
  otherTexts: z.array(z.string()).readonly(),
  skipped: z.array(z.int()).readonly(),
  unreadable: z.array(z.strictObject({ line: z.int(), column: z.string() })).readonly(),
  unreadableCount: count,
  remarks,
  /** When this very file was imported before. */
  importedAt: instantSchema.nullable(),
  /** It is read otherwise now, and taking it in replaces that import (D21.186). */
  replaces: z.boolean(),
  /** Accounts that reports name. */
  ibans: z.array(z.string()).readonly(),
});
export type StatementPreview = z.infer<typeof statementPreviewOutput>;

export const statementImportedOutput = z.strictObject({ importId: idSchema, lines: count, newLines: count });

export const bankViewInput = z.strictObject({ until: daySchema });
/** `met_together`: with a day beside it. `settled`: ended by words. */
const bankDayStates = ['met', 'met_together', ...differenceStates, 'settled'] as const;
export const bankViewOutput = z.strictObject({
  statements: z
    .array(
      z.strictObject({
        importId: idSchema,
        fileName: z.string(),
        iban: z.string(),
        at: instantSchema,
        byName: z.string().nullable(),
        from: daySchema,
        to: daySchema,
        fee: feeFormSchema,
        termDays: termDaysSchema,
        lineCount: count,
        credited: rials,
        fees: rials,
        remarks,
        /** A later import of the same file counts in its place. */
        isReplaced: z.boolean(),
      }),
    )
    .readonly(),
  /** Settlement days, the last first. */
  days: z
    .array(
      z.strictObject({
        iban: z.string(),
        day: daySchema,
        reported: rials,
        credited: rials,
        /** The fee: netted off the credits, and on lines of its own. */
        netted: rials,
        feeLines: rials,
        rest: rials,
        state: z.enum(bankDayStates),
      }),
    )
    .readonly(),
});
export type BankView = z.infer<typeof bankViewOutput>;
export type BankDayView = BankView['days'][number];
