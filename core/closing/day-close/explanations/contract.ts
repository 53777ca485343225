// What a close has to explain, and with which reasons. What the ledger keeps open over days needs none (D21.74).
import { z } from 'zod';
import {
  type ExceptionKind,
  exceptionKinds,
  type Saw,
} from '#core/foundation/settlement/matching/contract.ts';

/** What was found: the reasons of a sign that a close names, and of a difference that words end. All but the first need words. */
export const explanationReasons = [
  'left_before_paying',
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
  'batch_total_differs',
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
/** Everything that a close names. */
export type AnyExceptionKind = ExceptionKind | ClashKind | UnpaidKind | FilingKind;
export const anyKindSchema = z.enum([...exceptionKinds, ...clashKinds, ...unpaidKinds, ...filingKinds]);

/** What of an exception says whether the ledger keeps it open. */
export type Named = {
  readonly kind: AnyExceptionKind;
  readonly saw: Pick<Saw, 'note'> | null;
  readonly isEndedApart?: boolean | undefined;
};

const ledgerKinds: ReadonlySet<AnyExceptionKind> = new Set([
  ...exceptionKinds,
  'rrn_on_two_payments',
  'served_payment_reversed',
  'served_underpaid',
  'filed_without_fee',
]);

/**
 * Whether the ledger keeps it open until a fact mends it or two persons end it (D21.70): then a close names it and asks for nothing. A
 * terminal that is not the office's, and a visit that was completed and cancelled apart, are signs of their own.
 */
export const isOfLedger = ({ kind, saw, isEndedApart }: Named): boolean =>
  ledgerKinds.has(kind) && saw?.note !== 'terminal_not_designated' && isEndedApart !== true;

const signs = ['found_out', 'our_mistake', 'psp_or_bank_error', 'reported_127'] as const;

/** The reasons that fit, the usual one first; none for what the ledger keeps open. */
export function reasonsFor(named: Named): readonly ExplanationReason[] {
  if (isOfLedger(named)) return [];
  return named.kind === 'verified_cancelled_unpaid' ? ['left_before_paying', ...signs] : signs;
}

/** One click is enough for a client who left before paying, and for nothing else. */
export const needsNote = (reason: ExplanationReason): boolean => reason !== 'left_before_paying';
