// When the word of one person is not enough for money without a service (D19): the second time in thirty days, or above an
// amount that the office sets. A close is never held up for want of a colleague; then the sheet and the province say so.
import { addDays } from '#core/leaves/calendar/business-day.ts';
import type { DayReads } from './day-reads.ts';
import { type ExplanationWeight, type MoneyOfException, unservedRials } from './explanations/contract.ts';
import type { ExplainedMoney } from './explanations/queries.ts';

/** Rials, while the office has set none. */
export const usualLimit = 2_000_000;
const lookBackDays = 30;

type ToWeigh = MoneyOfException & { readonly key: string };
type Explanation = {
  readonly id: string;
  readonly kind: string;
  readonly weights: readonly ExplanationWeight[];
};

export type Weighing = {
  /**
   * Why explaining an exception of the day needs a second person's word; what was said of it once stays so. Of two that were
   * explained at two PCs apart, each as the first, the later one is the second.
   */
  weightsOf(exception: ToWeigh): readonly ExplanationWeight[];
  /** Whether an explanation of an exception knew what is due for it; one that did not is none, and is given anew. */
  isEnough(explanation: Explanation, due: readonly ExplanationWeight[]): boolean;
};

/** Weighs the exceptions of a day. What is read for it is read once, when something has to be weighed. */
export function weighing(reads: Pick<DayReads, 'dayClose'>, day: string): Weighing {
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
  const explainedNear = once(() => dayClose.explainedMoney(addDays(day, -lookBackDays), day));
  const keysInOrder = once(() => inOrderOfFirst(explainedNear().filter(isWithoutService)));
  return {
    weightsOf({ key, ...money }) {
      const unserved = unservedRials(money);
      if (unserved === 0) return [];
      const known = explained().get(key)?.weights ?? [];
      const others = keysInOrder();
      const isAgain =
        known.includes('again_in_thirty_days') ||
        (others.includes(key) ? others.indexOf(key) > 0 : others.length > 0);
      const isLarge = unserved > limit() || known.includes('above_limit');
      return [
        ...(isAgain ? (['again_in_thirty_days'] as const) : []),
        ...(isLarge ? (['above_limit'] as const) : []),
      ];
    },
    isEnough(explanation, due) {
      if (due.every((weight) => explanation.weights.includes(weight))) return true;
      // What an earlier version explained of a kind that it did not weigh stays explained.
      return explanation.kind !== 'in_psp_not_in_app' && !isWeighed(explanation.id, explainedNear());
    },
  };
}

const isWithoutService = ({ kind, unserved }: ExplainedMoney): boolean =>
  kind === 'in_psp_not_in_app' || (unserved ?? 0) > 0;

const isWeighed = (id: string, explained: readonly ExplainedMoney[]): boolean =>
  explained.some((one) => one.id === id && one.unserved !== null);

/** The keys of exceptions in the order of their first explanation. */
function inOrderOfFirst(explained: readonly ExplainedMoney[]): string[] {
  const inOrder = explained.toSorted((one, other) =>
    `${one.at} ${one.id}` < `${other.at} ${other.id}` ? -1 : 1,
  );
  return [...new Set(inOrder.map(({ key }) => key))];
}
