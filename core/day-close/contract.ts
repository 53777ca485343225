// Words of the day close that core and screens share: what the matcher can say about a pair, what it can find wrong,
// with which reasons that is settled, and how PSP reports are read. No sentences: the renderer has one for each code.
// (The states of a day are those of `#core/premises/contract.ts`.)
import { z } from 'zod';

/** Why a payment and a transaction of the PSP were put together, strongest first. */
export const matchBases = ['by_hand', 'rrn', 'stan_terminal_amount_date', 'card_amount_time'] as const;
export const matchBasisSchema = z.enum(matchBases);
export type MatchBasis = z.infer<typeof matchBasisSchema>;

/** What was seen when a pair was compared; shown to the manager as one sentence per word. */
export const matchWords = [
  'chosen_by_manager',
  'rrn_same',
  'rrn_differs',
  'rrn_missing',
  'stan_same',
  'stan_differs',
  'stan_missing',
  'terminal_same',
  'terminal_differs',
  'amount_same',
  'amount_differs',
  'card_same',
  'card_differs',
  'card_missing',
  'date_same',
  'date_one_day_apart',
  'date_far_apart',
  'time_within_ten_minutes',
  'several_report_rows',
] as const;
export const matchWordSchema = z.enum(matchWords);
export type MatchWord = z.infer<typeof matchWordSchema>;

/** What can be wrong at settlement (D21). `in_psp_not_in_app` is the dangerous one: money without a service record. */
export const exceptionKinds = [
  'in_psp_not_in_app',
  'in_app_not_in_psp',
  'amount_differs',
  'duplicate_rrn',
  'reversed',
  'pending_reversal',
  'wrong_terminal',
  'after_close',
  'over_tariff',
  'under_tariff',
] as const;
export const exceptionKindSchema = z.enum(exceptionKinds);
export type ExceptionKind = z.infer<typeof exceptionKindSchema>;

/** Reasons with which a manager settles an exception; which ones fit is `reasonsOfKind` (domain §5). */
export const explanationReasons = [
  'slip_seen_bank_follows',
  'report_incomplete',
  'number_mistyped',
  'service_recorded_later',
  'money_returned',
  'reversal_under_way',
  'reversed_by_terminal',
  'same_slip_on_two_pcs',
  'repeated_by_psp',
  'other_terminal_used',
  'belongs_to_former_day',
  'amount_corrected_by_reversal',
  'official_total_differs',
  'reported_to_127',
  'other',
] as const;
export const explanationReasonSchema = z.enum(explanationReasons);
export type ExplanationReason = z.infer<typeof explanationReasonSchema>;

/** The reasons that fit each kind, the usual one first; `other` and `reported_to_127` need a note. */
export const reasonsOfKind: Readonly<Record<ExceptionKind, readonly ExplanationReason[]>> = {
  in_psp_not_in_app: [
    'service_recorded_later',
    'money_returned',
    'number_mistyped',
    'reported_to_127',
    'other',
  ],
  in_app_not_in_psp: ['slip_seen_bank_follows', 'report_incomplete', 'number_mistyped', 'other'],
  amount_differs: ['amount_corrected_by_reversal', 'money_returned', 'number_mistyped', 'other'],
  duplicate_rrn: ['same_slip_on_two_pcs', 'repeated_by_psp', 'number_mistyped', 'other'],
  reversed: ['reversed_by_terminal', 'money_returned', 'reversal_under_way', 'other'],
  pending_reversal: ['reversal_under_way', 'money_returned', 'other'],
  wrong_terminal: ['other_terminal_used', 'number_mistyped', 'reported_to_127', 'other'],
  after_close: ['belongs_to_former_day', 'other'],
  over_tariff: ['official_total_differs', 'money_returned', 'reported_to_127', 'other'],
  under_tariff: ['official_total_differs', 'amount_corrected_by_reversal', 'other'],
};

/** Why a PSP file was not imported. Nothing of a refused file is kept. */
export const pspFileProblems = [
  'PSP_FILE_EMPTY',
  'PSP_FILE_UNREADABLE',
  'PSP_FILE_OLD_XLS',
  'PSP_FILE_TOO_LARGE',
  'PSP_COLUMNS_UNKNOWN',
  'PSP_ROW_UNREADABLE',
] as const;
export type PspFileProblem = (typeof pspFileProblems)[number];

export const pspRowTypes = ['purchase', 'reversal', 'other'] as const;
export type PspRowType = (typeof pspRowTypes)[number];

export const pspRowStatuses = ['successful', 'failed', 'unknown'] as const;
export type PspRowStatus = (typeof pspRowStatuses)[number];

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
] as const;
export const pspFieldSchema = z.enum(pspFields);
export type PspField = z.infer<typeof pspFieldSchema>;

const header = z.string().trim().min(1).max(80);
const words = z.array(z.string().trim().min(1).max(40)).max(20);

/** The office's own reading of a PSP whose report is not built in, remembered per PSP. */
export const pspMappingSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
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
  })
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
