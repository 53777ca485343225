// When the word of one person is not enough for money without a service (D19): the second time in thirty days, or above an
// amount that the office sets. A close is never held up for want of a colleague; then the sheet and the province say so.
import { addDays } from '#core/leaves/calendar/business-day.ts';
import type { DayReads } from './day-reads.ts';
import type { AnyExceptionKind, ExplanationWeight } from './explanations/contract.ts';

/** Rials, while the office has set none. */
export const usualLimit = 2_000_000;
const lookBackDays = 30;

type ToWeigh = {
  readonly key: string;
  readonly kind: AnyExceptionKind;
  readonly amounts: { readonly psp: number | null };
};

/**
 * Why explaining an exception of a day needs a second person's word; what was said of it once stays so. Of two that were
 * explained at two PCs apart, each as the first, the later one is the second.
 */
export function weightsOf(
  reads: Pick<DayReads, 'dayClose'>,
  day: string,
  { key, kind, amounts }: ToWeigh,
): readonly ExplanationWeight[] {
  if (kind !== 'in_psp_not_in_app') return [];
  const limit = reads.dayClose.explanationLimit()?.amount ?? usualLimit;
  const known = reads.dayClose.explanations(day).get(key)?.weights ?? null;
  const others = reads.dayClose.explainedInOrder(kind, addDays(day, -lookBackDays), day);
  const isAgain =
    known?.includes('again_in_thirty_days') === true ||
    (others.includes(key) ? others.indexOf(key) > 0 : others.length > 0);
  const isLarge = Math.abs(amounts.psp ?? 0) > limit || known?.includes('above_limit') === true;
  return [
    ...(isAgain ? (['again_in_thirty_days'] as const) : []),
    ...(isLarge ? (['above_limit'] as const) : []),
  ];
}
