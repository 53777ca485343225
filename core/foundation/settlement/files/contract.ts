// How the reports of PSPs are read: what a column can mean, which mapping an office may make, why a file is not taken.
import { z } from 'zod';
import { typedLine, typedLines } from '#core/foundation/text/contract.ts';

/** In what a report counts. Only a person can say it of a report that names the toman. */
export const amountUnits = ['rial', 'toman'] as const;
export type AmountUnit = (typeof amountUnits)[number];

export const pspRowTypes = ['purchase', 'reversal', 'other'] as const;
export type PspRowType = (typeof pspRowTypes)[number];

export const pspRowStatuses = ['successful', 'failed', 'unknown'] as const;
export type PspRowStatus = (typeof pspRowStatuses)[number];

/** A line of a report as it is kept and shown, beside its day. Rials, never negative; the time as the PSP printed it, in Tehran. */
export const pspRowShape = {
  terminalId: z.string(),
  rrn: z.string().nullable(),
  stan: z.string().nullable(),
  cardMasked: z.string().nullable(),
  type: z.enum(pspRowTypes),
  status: z.enum(pspRowStatuses),
  amount: z.int().min(0),
  time: z.string().nullable(),
  serviceCode: z.string().nullable(),
};

/** What a column of a PSP's report can mean to us; every other column is left in the file. */
export const pspFields = [
  'terminal',
  'rrn',
  'stan',
  'card',
  'type',
  'amount',
  'date',
  'time',
  'status',
  'serviceCode',
  'financialDate',
  'iban',
] as const;
export const pspFieldSchema = z.enum(pspFields);
export type PspField = z.infer<typeof pspFieldSchema>;

/** A longer text is no header. */
export const longestHeader = 80;
const header = typedLines(1, longestHeader);
/** Whole texts of a cell, or words of them; an empty one is an empty cell. */
const words = z.array(typedLines(0, 80)).max(20).readonly();

const mappingShape = {
  /** Header of the column for each field. */
  columns: z.partialRecord(pspFieldSchema, header),
  /** The terminal of the file, when the report has no column for it. */
  terminalId: z
    .string()
    .regex(/^\d{7,8}$/)
    .optional(),
  /** Words of this PSP beyond the built-in ones. */
  words: z
    .strictObject({ purchase: words, reversal: words, other: words, successful: words, failed: words })
    .partial()
    .optional(),
  /** Rials unless a person said otherwise. */
  unit: z.enum(amountUnits).optional(),
};

/** A mapping that is still being made: what it lacks is said, see `missingFields`. */
export const draftMappingSchema = z.strictObject(mappingShape);
export type DraftMapping = z.infer<typeof draftMappingSchema>;

/** What a mapping still lacks before a file can be read by it; `rrn` stands for either number. */
export function missingFields({ columns, terminalId }: DraftMapping): PspField[] {
  return [
    ...(columns.terminal === undefined && terminalId === undefined ? (['terminal'] as const) : []),
    ...(columns.rrn === undefined && columns.stan === undefined ? (['rrn'] as const) : []),
    ...(['amount', 'date'] as const).filter((field) => columns[field] === undefined),
  ];
}

/** The office's own reading of a PSP whose report is not built in, remembered per header. */
export const pspMappingSchema = z
  .strictObject({ name: typedLine(1, 60), ...mappingShape })
  .refine(({ columns }) => columns.amount !== undefined && columns.date !== undefined, { path: ['columns'] })
  .refine(({ columns }) => columns.rrn !== undefined || columns.stan !== undefined, { path: ['columns'] })
  .refine(({ columns, terminalId }) => columns.terminal !== undefined || terminalId !== undefined, {
    path: ['terminalId'],
  });
export type PspMapping = z.infer<typeof pspMappingSchema>;

/** Profiles that are built in, by the headers found on public sources (domain §5). */
export const builtInPspProfiles = ['behpardakht', 'split_settlement'] as const;
export type BuiltInPspProfile = (typeof builtInPspProfiles)[number];

/** Why a line of a report is not a transaction; such lines are listed, never silently passed over. */
export const skippedLineReasons = ['repeated_header', 'total_line', 'no_transaction', 'no_money'] as const;
export type SkippedLineReason = (typeof skippedLineReasons)[number];

/** Rows of a file that carry money, by terminal; `total` is purchases less reversals, in rials. */
export const perTerminalSchema = z
  .array(z.strictObject({ terminalId: z.string(), count: z.int(), total: z.int() }))
  .readonly();

/**
 * What has to be said of a report beside its rows: the manager read it by hand, it has no transaction that went through,
 * its own total is another than that of its rows, it hides sheets, it has tables of money that were not read, or it says
 * otherwise than an earlier file.
 */
export const reportRemarks = [
  'mapped_by_hand',
  'failed_rows_only',
  'total_differs',
  'hidden_sheets',
  'unread_tables',
  'counts_toman',
  'contradicts_earlier_file',
] as const;
export type ReportRemark = (typeof reportRemarks)[number];
