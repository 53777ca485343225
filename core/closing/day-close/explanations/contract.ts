// What a close has to explain, and with which reasons each kind of it is settled (domain §5).
import { z } from 'zod';
import { type ExceptionKind, exceptionKinds } from '#core/foundation/settlement/matching/contract.ts';

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
  'pcs_were_disconnected',
  'older_copy_put_back',
  'pc_was_damaged',
  'province_moved',
  'client_left_unpaid',
  'charged_by_mistake',
  'paid_in_another_visit',
  'paid_to_system',
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
  match_proposed: ['number_mistyped', 'report_incomplete', 'reported_to_127', 'other'],
};

/** What clashes between the office's PCs (design.md §2): never a failure, never a silent winner, always explained. */
export const clashKinds = [
  'rrn_on_two_payments',
  'day_opened_twice',
  'day_closed_twice',
  'worked_after_cut_off',
  'complaint_number_twice',
  'visit_number_twice',
  'store_rewound',
  'entries_recovered',
  'province_changed',
  'tables_changed',
  'journal_damaged',
  'brought_by_removed_pc',
  'identity_decided_concurrently',
  'charged_concurrently',
] as const;
export type ClashKind = (typeof clashKinds)[number];

/** What was served and not paid for (D21.7), by how it came about. */
export const unpaidKinds = [
  'served_payment_reversed',
  'served_charge_cancelled',
  'verified_cancelled_unpaid',
  'served_underpaid',
] as const;
export type UnpaidKind = (typeof unpaidKinds)[number];
/** What was filed or completed and has no fee of its own, or another one (D1.26, D1.28, D4.17, D21.22). */
export const filingKinds = [
  'tracking_number_twice',
  'filed_without_fee',
  'completed_without_pos',
  'filing_fee_differs',
] as const;
export type FilingKind = (typeof filingKinds)[number];
/** Everything that a close has to explain. */
export type AnyExceptionKind = ExceptionKind | ClashKind | UnpaidKind | FilingKind;
export const anyKindSchema = z.enum([...exceptionKinds, ...clashKinds, ...unpaidKinds, ...filingKinds]);

/** The reasons that fit what was served and not paid for, the usual one first. */
export const reasonsOfUnpaid: Readonly<Record<UnpaidKind, readonly ExplanationReason[]>> = {
  served_payment_reversed: [
    'money_returned',
    'charged_by_mistake',
    'paid_in_another_visit',
    'pcs_were_disconnected',
    'reported_to_127',
    'other',
  ],
  served_charge_cancelled: [
    'charged_by_mistake',
    'paid_in_another_visit',
    'pcs_were_disconnected',
    'reported_to_127',
    'other',
  ],
  verified_cancelled_unpaid: [
    'client_left_unpaid',
    'paid_in_another_visit',
    'pcs_were_disconnected',
    'reported_to_127',
    'other',
  ],
  served_underpaid: [
    'official_total_differs',
    'client_left_unpaid',
    'pcs_were_disconnected',
    'reported_to_127',
    'other',
  ],
};

/** The reasons that fit what has no fee of its own, the usual one first. */
export const reasonsOfFiling: Readonly<Record<FilingKind, readonly ExplanationReason[]>> = {
  tracking_number_twice: ['number_mistyped', 'pcs_were_disconnected', 'reported_to_127', 'other'],
  filing_fee_differs: [
    'official_total_differs',
    'charged_by_mistake',
    'money_returned',
    'reported_to_127',
    'other',
  ],
  completed_without_pos: [
    'paid_to_system',
    'paid_in_another_visit',
    'charged_by_mistake',
    'reported_to_127',
    'other',
  ],
  filed_without_fee: [
    'paid_in_another_visit',
    'charged_by_mistake',
    'pcs_were_disconnected',
    'reported_to_127',
    'other',
  ],
};

/** The reasons that fit a clash, the usual one first. */
export const reasonsOfClash: Readonly<Record<ClashKind, readonly ExplanationReason[]>> = {
  rrn_on_two_payments: ['same_slip_on_two_pcs', 'number_mistyped', 'other'],
  day_opened_twice: ['pcs_were_disconnected', 'other'],
  day_closed_twice: ['pcs_were_disconnected', 'other'],
  worked_after_cut_off: ['pcs_were_disconnected', 'reported_to_127', 'other'],
  complaint_number_twice: ['pcs_were_disconnected', 'other'],
  visit_number_twice: ['pcs_were_disconnected', 'older_copy_put_back', 'other'],
  store_rewound: ['older_copy_put_back', 'pc_was_damaged', 'reported_to_127', 'other'],
  entries_recovered: ['older_copy_put_back', 'pc_was_damaged', 'reported_to_127', 'other'],
  province_changed: ['province_moved', 'reported_to_127', 'other'],
  tables_changed: ['pc_was_damaged', 'reported_to_127', 'other'],
  journal_damaged: ['pc_was_damaged', 'reported_to_127', 'other'],
  brought_by_removed_pc: ['pcs_were_disconnected', 'reported_to_127', 'other'],
  identity_decided_concurrently: ['pcs_were_disconnected', 'reported_to_127', 'other'],
  charged_concurrently: ['pcs_were_disconnected', 'money_returned', 'reported_to_127', 'other'],
};

/** The kinds that money without a service can come as: it stands on the terminal alone, or beside a smaller payment. */
export const weighedKinds = ['in_psp_not_in_app', 'wrong_terminal', 'amount_differs', 'after_close'] as const;

export const isWeighedKind = (kind: AnyExceptionKind): boolean => weighedKinds.some((one) => one === kind);

/** What of an exception says how much money stands without a service. */
export type MoneyOfException = {
  readonly kind: AnyExceptionKind;
  readonly amounts: { readonly recorded: number | null; readonly psp: number | null };
  readonly differences: readonly { readonly amount: number }[];
};

/**
 * Rials that an exception shows on the terminal and no record of a service accounts for, 0 for none (D19.2): all of a
 * transaction that nobody recorded, on whichever terminal, or what it is more than its payment. Where the halves of a payment
 * count on two days it is the day of the transaction that answers for it.
 */
export const unservedRials = ({ kind, amounts, differences }: MoneyOfException): number => {
  const { recorded, psp } = amounts;
  if (psp === null || !isWeighedKind(kind)) return 0;
  if (kind === 'after_close' && !differences.some(({ amount }) => amount < 0)) return 0;
  return Math.max(0, psp - (recorded ?? 0));
};

/** Whether an exception is explained only by a note of substance, whatever the reason (D19.2). */
export const needsSubstance = (exception: MoneyOfException): boolean =>
  exception.kind === 'in_psp_not_in_app' || unservedRials(exception) > 0;

/** Whether a reason has to be told in words as well; what the manager decides about an identity or a filing without a fee always is. */
export const needsNote = (kind: AnyExceptionKind, reason: ExplanationReason): boolean =>
  kind === 'in_psp_not_in_app' ||
  filingKinds.some((one) => one === kind) ||
  kind === 'identity_decided_concurrently' ||
  reason === 'other' ||
  reason === 'reported_to_127';

/** Why an explanation of money without a service needs a second person's word as well (D19). */
export const explanationThresholds = ['again_in_thirty_days', 'above_limit'] as const;
export const thresholdsSchema = z.array(z.enum(explanationThresholds)).readonly();
export type ExplanationThreshold = (typeof explanationThresholds)[number];
