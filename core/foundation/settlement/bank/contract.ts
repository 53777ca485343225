// How a bank's statement of account is read, and what is kept of its lines. Rials, never negative; days of Tehran.
import { z } from 'zod';
import { typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { amountUnits, longestHeader } from '../files/contract.ts';

/** What a column of a statement can mean to us. Card money is told by every text of a line. */
export const statementFields = ['date', 'time', 'credit', 'debit', 'balance', 'description'] as const;
export const statementFieldSchema = z.enum(statementFields);
export type StatementField = z.infer<typeof statementFieldSchema>;

/** How the bank takes the fee of card money: on lines of its own, or off each credit. */
export const feeForms = ['own_line', 'netted'] as const;
export const feeFormSchema = z.enum(feeForms);
export type FeeForm = z.infer<typeof feeFormSchema>;

/** Working days after a sale at which a PSP may settle. By the public terms it is the next one. */
export const termChoices = ['1', '2', '3'] as const;
export const termDaysSchema = z.int().min(1).max(termChoices.length);

/** The office's reading of a bank's statement, remembered by its headers. */
export const statementMappingSchema = z.strictObject({
  /** Header of the column for each field. */
  columns: z.partialRecord(statementFieldSchema, typedLines(1, longestHeader)),
  /** Words of this bank for card money, beyond the usual ones. */
  cardWords: z.array(typedLine(2, 40)).max(10).readonly(),
  fee: feeFormSchema,
  /** Working days after its sale at which card money is credited (D21.150). */
  termDays: termDaysSchema,
  /** Rials unless a person said otherwise. */
  unit: z.enum(amountUnits).optional(),
});
export type StatementMapping = z.infer<typeof statementMappingSchema>;

/** What a mapping lacks before a statement can be read by it. */
export const missingStatementFields = ({ columns }: Pick<StatementMapping, 'columns'>): StatementField[] =>
  (['date', 'credit'] as const).filter((field) => columns[field] === undefined);

/** `card`: money of the terminals that came in. `fee`: what went out for it. Other lines of an account are not kept. */
const statementLineKinds = ['card', 'fee'] as const;
export type StatementLineKind = (typeof statementLineKinds)[number];

/** What is kept of a line, beside its day. */
export const statementLineShape = {
  /** The same line of two files has the same id. */
  lineId: z.string(),
  time: z.string().nullable(),
  kind: z.enum(statementLineKinds),
  rials: z.int().min(0),
  /** What the bank wrote beside it; cards are masked. */
  text: z.string(),
};
export type StatementLine = z.infer<z.ZodObject<typeof statementLineShape>> & { readonly day: string };

/**
 * What has to be said of a statement beside its lines: its balances do not follow from its lines, it says otherwise of a day than an
 * earlier one, or it has tables that were not read.
 */
export const statementRemarks = ['balance_breaks', 'contradicts_earlier', 'unread_tables'] as const;
export type StatementRemark = (typeof statementRemarks)[number];
