// What a close has to explain, and with which reasons. What the ledger keeps open over days needs none (D21.74).
import { z } from 'zod';
import type { Account } from '#core/foundation/settlement/ledger/contract.ts';
import {
  type ExceptionKind,
  exceptionKinds,
  type Saw,
} from '#core/foundation/settlement/matching/contract.ts';

/** What was found: the reasons of a sign that a close names, and of a difference that words end. */
export const explanationReasons = [
  'found_out',
  'given_back_otherwise',
  'psp_or_bank_error',
  'our_mistake',
  'reported_127',
] as const;
export const explanationReasonSchema = z.enum(explanationReasons);
export type ExplanationReason = z.infer<typeof explanationReasonSchema>;

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
  'served_charge_lowered',
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
/** Everything that a close names. */
export type AnyExceptionKind = ExceptionKind | ClashKind | UnpaidKind | FilingKind;
export const anyKindSchema = z.enum([...exceptionKinds, ...clashKinds, ...unpaidKinds, ...filingKinds]);

/** Rials that an exception is about, never negative; 0 where it is about none. */
export function rialsOfException({
  amounts,
  differences,
}: {
  readonly amounts: Readonly<Record<'charged' | 'recorded' | 'psp', number | null>>;
  readonly differences: readonly { readonly amount: number }[];
}): number {
  // The same money may be too much on one terminal and too little on another one.
  const moved = Math.max(0, ...differences.map(({ amount }) => Math.abs(amount)));
  if (moved > 0) return moved;
  const named = [amounts.recorded, amounts.psp, amounts.charged].flatMap((one) => one ?? []);
  return Math.max(0, ...named.map(Math.abs));
}

/** What of an exception says whether the ledger keeps it open. */
export type Named = {
  readonly kind: AnyExceptionKind;
  readonly saw: Pick<Saw, 'note'> | null;
  readonly isEndedApart?: boolean | undefined;
};

/**
 * What something that does not agree is of: the four accounts of the ledger (of money what came in and what goes back, since the two never
 * cancel), its two registers of what has to come (the report of a terminal, a sale of which nothing is certain), or a sign. Who
 * ends it, on what, and whether it ages follow from these alone; a word of `AnyExceptionKind` chooses the sentence.
 */
export type DifferenceKind = Account | 'attempt' | 'sign';

const kindOfEach: Readonly<Record<AnyExceptionKind, DifferenceKind>> = {
  in_psp_not_in_app: 'money',
  in_app_not_in_psp: 'money',
  amount_differs: 'money',
  duplicate_rrn: 'money',
  wrong_terminal: 'money',
  after_close: 'money',
  match_proposed: 'money',
  rrn_on_two_payments: 'money',
  reversed: 'refund',
  pending_reversal: 'refund',
  over_tariff: 'refund',
  under_tariff: 'fee',
  served_payment_reversed: 'fee',
  served_underpaid: 'fee',
  served_charge_cancelled: 'fee',
  served_charge_lowered: 'fee',
  verified_cancelled_unpaid: 'fee',
  filed_without_fee: 'filing',
  tracking_number_twice: 'sign',
  completed_without_pos: 'sign',
  filing_fee_differs: 'sign',
  day_opened_twice: 'sign',
  day_closed_twice: 'sign',
  worked_after_cut_off: 'sign',
  complaint_number_twice: 'sign',
  visit_number_twice: 'sign',
  store_rewound: 'sign',
  entries_recovered: 'sign',
  province_changed: 'sign',
  tables_changed: 'sign',
  journal_damaged: 'sign',
  brought_by_removed_pc: 'sign',
  identity_decided_concurrently: 'sign',
  charged_concurrently: 'sign',
};

/** A terminal that is not the office's, and a visit that was completed and cancelled apart, are signs whatever their word. */
export const kindOf = ({ kind, saw, isEndedApart }: Named): DifferenceKind =>
  saw?.note === 'terminal_not_designated' || isEndedApart === true ? 'sign' : kindOfEach[kind];

/**
 * Whether the ledger keeps it open until a fact mends it or two persons end it (D21.70): then a close names it and asks for nothing.
 * A sign is explained before its day is closed (D21.74).
 */
const isOfLedger = (named: Named): boolean => kindOf(named) !== 'sign';

const signs = ['found_out', 'our_mistake', 'psp_or_bank_error', 'reported_127'] as const;

/** The reasons that fit, the usual one first; none for what the ledger keeps open. */
export const reasonsFor = (named: Named): readonly ExplanationReason[] => (isOfLedger(named) ? [] : signs);
