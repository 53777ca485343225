// The words of the matcher: why a pair was put together, what was seen, what can be wrong (D21). No sentences: the
// renderer has one for each code.
import { z } from 'zod';

/** Why a payment and a transaction of the PSP were put together, strongest first. */
export const matchBases = [
  'by_hand',
  'by_rule',
  'rrn',
  'stan_terminal_amount_date',
  'card_amount_time',
] as const;
export type MatchBasis = (typeof matchBases)[number];

/** What was seen when a pair was compared; shown to the manager as one sentence per word. */
export const matchReasons = [
  'chosen_by_manager',
  'found_by_rule',
  'rrn_same',
  'rrn_nearly_same',
  'rrn_differs',
  'rrn_missing',
  'stan_same',
  'stan_nearly_same',
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
  'time_within_an_hour',
  'paired_with_another',
  'several_report_rows',
] as const;
export const matchReasonSchema = z.enum(matchReasons);
export type MatchReason = z.infer<typeof matchReasonSchema>;

/** What keeps a payment and rows of a report from being put together by a look alone (D21.161). */
export const farWords = ['amount', 'terminal', 'day', 'number'] as const;
export type FarWord = (typeof farWords)[number];

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
  'match_proposed',
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What stood on a slip or a report row, for the sentence that explains an exception. */
export const seenSchema = z.strictObject({
  terminalId: z.string(),
  rrn: z.string().nullable(),
  stan: z.string().nullable(),
  cardMasked: z.string().nullable(),
  date: z.string(),
  time: z.string().nullable(),
});
export type SeenItem = z.infer<typeof seenSchema>;

function saw<const Note extends string, Told extends z.ZodRawShape>(notes: readonly Note[], told: Told) {
  return z.strictObject({ note: z.enum(notes), item: seenSchema, ...told });
}

/** What the matcher saw of an exception, in codes that the renderer turns into one sentence. */
export const sawSchema = z.discriminatedUnion('note', [
  saw(
    [
      'no_report_for_terminal',
      'not_in_report',
      'no_payment',
      'terminal_not_designated',
      'reversed_only_at_psp',
      'reversal_without_purchase',
      'bought_and_reversed_only_at_psp',
      'reversed_and_never_at_psp',
      'reversal_not_in_report',
      'reversal_requested',
      'not_as_charged',
    ],
    {},
  ),
  saw(['failed_at_psp'], { failedRowId: z.string() }),
  saw(['several_candidates'], { candidateIds: z.array(z.string()).readonly() }),
  saw(['pair'], { words: z.array(matchReasonSchema).readonly() }),
  saw(['rrn_used_before'], { firstPaymentId: z.string() }),
  saw(['rrn_twice_in_report'], { firstRowId: z.string() }),
  saw(['terminal_differs'], { reportTerminalId: z.string() }),
  saw(['belongs_to_closed_day'], { closedDay: z.string() }),
]);
export type Saw = z.infer<typeof sawSchema>;
