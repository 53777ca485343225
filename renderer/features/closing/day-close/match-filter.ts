// Which exceptions can be matched by hand, and which candidates fit what was typed.
import type { Candidate } from '#core/closing/day-close/by-hand/contract.ts';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import type { MatchReason } from '#core/foundation/settlement/matching/contract.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';

type SawNote = NonNullable<ExceptionView['saw']>['note'];

/** What the matcher says of something that has no partner. */
const loneNotes: ReadonlySet<SawNote> = new Set<SawNote>([
  'no_report_for_terminal',
  'not_in_report',
  'no_payment',
  'failed_at_psp',
  'several_candidates',
  'rrn_used_before',
  'rrn_twice_in_report',
  'terminal_not_designated',
  'reversal_without_purchase',
  'reversal_not_in_report',
]);

/** The payment or report row of an exception that a partner can be chosen for, or null. */
export function itemToMatch({ saw, paymentIds, pspRowIds }: ExceptionView): string | null {
  if (saw === null || !loneNotes.has(saw.note)) return null;
  const [paymentId] = paymentIds;
  const [rowId] = pspRowIds;
  if (paymentId !== undefined && rowId !== undefined) return null;
  return paymentId ?? rowId ?? null;
}

/** Words that speak for a pair, or that must be known of it; that the rest differs goes without saying. */
const telling: ReadonlySet<MatchReason> = new Set<MatchReason>([
  'rrn_same',
  'rrn_nearly_same',
  'stan_same',
  'stan_nearly_same',
  'amount_same',
  'card_same',
  'terminal_same',
  'terminal_differs',
  'date_one_day_apart',
  'date_far_apart',
  'time_within_ten_minutes',
  'time_within_an_hour',
  'several_report_rows',
  'paired_with_another',
]);

export const significantWords = (words: readonly MatchReason[]): MatchReason[] =>
  words.filter((word) => telling.has(word));

export const candidateKey = ({ paymentId, pspRowIds }: Pick<Candidate, 'paymentId' | 'pspRowIds'>): string =>
  paymentId ?? pspRowIds.join('+');

const digitsOf = (text: string): string => toLatinDigits(text).replace(/\D/g, '');

/** Whether every number that was typed is part of one of the candidate's: reference, trace, card, terminal, time, amount. */
export function fitsTyped(candidate: Candidate, typed: string): boolean {
  const { rrn, stan, cardMasked, terminalId, time, date } = candidate.seen;
  const numbers = [
    String(Math.abs(candidate.amount)),
    ...[rrn, stan, cardMasked, terminalId, time, date].map((text) => digitsOf(text ?? '')),
  ];
  return typed
    .trim()
    .split(/\s+/)
    .map(digitsOf)
    .every((wanted) => numbers.some((number) => number.includes(wanted)));
}
