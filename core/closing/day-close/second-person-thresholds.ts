// When money without a service needs a second person's confirmation (D19): the second time in thirty days, or above an
// amount that the office sets. A close is never held up for want of a colleague; then the sheet and the province say so.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { DayReads } from './day-reads.ts';
import { type ExplanationThreshold, type MoneyOfException, unservedRials } from './explanations/contract.ts';
import type { ExplainedMoney } from './explanations/queries.ts';

/** Rials, while the office has set none. */
export const usualLimit = 2_000_000;
/** Days before and after a day within which money without a service comes again, in whatever order the days are explained. */
const reachDays = 30;

type MoneyToExplain = MoneyOfException & { readonly key: string };
type Explanation = { readonly thresholds: readonly ExplanationThreshold[] };

export type SecondPersonThresholds = {
  /**
   * The thresholds that an exception of the day crosses; one that an explanation named stays crossed. Of two that were
   * explained at two PCs concurrently, each as the first, the later one is the second.
   */
  thresholdsOf(exception: MoneyToExplain): readonly ExplanationThreshold[];
  /** Whether an explanation of an exception knew what is due for it; one that did not is none, and is given anew. */
  isEnough(explanation: Explanation, due: readonly ExplanationThreshold[]): boolean;
};

/** The thresholds of a day's exceptions. What they need is read once, at the first question (D19.4). */
export function secondPersonThresholds(
  reads: Pick<DayReads, 'dayClose'>,
  day: string,
): SecondPersonThresholds {
  const { dayClose } = reads;
  const once = <T>(read: () => T): (() => T) => {
    let kept: { readonly value: T } | null = null;
    return () => {
      kept ??= { value: read() };
      return kept.value;
    };
  };
  const limit = once(() => dayClose.explanationLimit()?.amount ?? usualLimit);
  const explained = once(() => dayClose.explanations(day));
  const explainedNear = once(() =>
    dayClose.explainedMoney(addDays(day, -reachDays), addDays(day, reachDays)),
  );
  const keysInOrder = once(() => inOrderOfFirst(explainedNear().filter(isWithoutService)));
  return {
    thresholdsOf({ key, ...money }) {
      const unserved = unservedRials(money);
      if (unserved === 0) return [];
      const known = explained().get(key)?.thresholds ?? [];
      const isAgain = known.includes('again_in_thirty_days') || isAfterOthers(key, keysInOrder());
      const isLarge = unserved > limit() || known.includes('above_limit');
      return [
        ...(isAgain ? (['again_in_thirty_days'] as const) : []),
        ...(isLarge ? (['above_limit'] as const) : []),
      ];
    },
    isEnough: ({ thresholds }, due) => due.every((threshold) => thresholds.includes(threshold)),
  };
}

const isWithoutService = ({ unserved }: ExplainedMoney): boolean => unserved > 0;

/** The report rows of an exception, by its key: they are its money, under whichever kind and with whichever payment it comes. */
const rowsOf = (key: string): string[] => key.slice(key.lastIndexOf(':') + 1).split('+');

/** Other money was explained before that of this exception; while it is not explained itself, any is. */
const isAfterOthers = (key: string, inOrder: readonly string[]): boolean => {
  const rows = new Set(rowsOf(key));
  const isOwn = (other: string): boolean => rowsOf(other).some((row) => rows.has(row));
  const place = inOrder.findIndex(isOwn);
  return inOrder.some((other, index) => !isOwn(other) && (place === -1 || index < place));
};

const keysOf = (explained: readonly ExplainedMoney[]): string[] => [
  ...new Set(explained.map(({ key }) => key)),
];

/** The keys of exceptions in the order of their first explanation. */
const inOrderOfFirst = (explained: readonly ExplainedMoney[]): string[] =>
  keysOf(explained.toSorted((one, other) => one.lc - other.lc || (one.id < other.id ? -1 : 1)));
