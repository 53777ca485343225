// A tariff version as it is being typed: its services and reductions, before they are a document that core takes (D4). Pure.
import type { TariffDocument, TariffItem } from '#core/counter/fees/contract.ts';

type ListedReduction = NonNullable<TariffDocument['reductions']>[number];
/** A service with its price as far as it is known; `isExternal`: another body sets the rate. */
export type ItemDraft = Omit<TariffItem, 'external'> & { readonly isExternal: boolean };
export type ReductionDraft = ListedReduction;
export type TariffDraft = {
  readonly items: readonly ItemDraft[];
  readonly reductions: readonly ReductionDraft[];
};

/** What a version begins with: services of another one. Prices of a past year are left out, for none is derived from another. */
export function draftOf(
  { items, reductions = [] }: Pick<TariffDocument, 'items' | 'reductions'>,
  keepsPrices: boolean,
): TariffDraft {
  return {
    items: items.map(({ external, amount, ...item }) => ({
      ...item,
      amount: keepsPrices ? amount : null,
      isExternal: external === true || amount === null,
    })),
    reductions,
  };
}

/** A code that no service or reduction of the draft has; a service that is new to the office has one of its own. */
export function freeCode(prefix: string, taken: readonly { readonly code: string }[]): string {
  const used = new Set(taken.map(({ code }) => code));
  let number = used.size + 1;
  while (used.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

export const newItem = (items: readonly ItemDraft[]): ItemDraft => ({
  ...{ code: freeCode('office', items), title: '', unit: 'each', amount: null, isExternal: false },
  ...{ payee: 'office', channel: 'office_pos', files: false },
});

export const newReduction = (reductions: readonly ReductionDraft[]): ReductionDraft => ({
  ...{ code: freeCode('reduction', reductions), title: '', maxBasisPoints: 3000 },
});

/** The services that the version holds: those with a price, and those whose rate another body sets. */
export function pricedItems(items: readonly ItemDraft[]): TariffItem[] {
  return items.flatMap(({ isExternal, amount, ...item }): TariffItem[] => {
    if (isExternal) return [{ ...item, amount: null, external: true }];
    return amount === null ? [] : [{ ...item, amount }];
  });
}

/** What keeps a draft from being entered; null when nothing does. */
export function draftProblem({ items, reductions }: TariffDraft): 'noPrices' | 'untitled' | null {
  const held = pricedItems(items);
  if (!held.some(({ amount }) => amount !== null)) return 'noPrices';
  return [...held, ...reductions].some(({ title }) => title.trim() === '') ? 'untitled' : null;
}
