// A tariff version as it is typed: what it begins with, what it holds when it is entered, and what keeps it from that.
import { expect, test } from 'vitest';
import { tariffDocumentSchema } from '#core/counter/fees/contract.ts';
import {
  draftOf,
  draftProblem,
  newItem,
  newReduction,
  pricedItems,
} from '#renderer/features/assets/settings/tariff-draft.ts';
import { testTariff } from '#tests/support/office.ts';

test('a public table begins without its prices, the version in force with them', () => {
  expect(draftOf(testTariff, true).items.map(({ amount }) => amount)).toEqual(
    testTariff.items.map(({ amount }) => amount),
  );
  const empty = draftOf(testTariff, false);
  expect(empty.items.every(({ amount }) => amount === null)).toBe(true);
  expect(draftProblem(empty)).toBe('noPrices');
  expect(pricedItems(empty.items).map(({ code }) => code)).toEqual(['typing']);
});

test('a new service and a new reduction have codes of their own, need a title, and are a document that core takes', () => {
  const { items, reductions } = draftOf(testTariff, true);
  const service = newItem([...items, newItem(items)]);
  expect(new Set([...items, newItem(items), service].map(({ code }) => code)).size).toBe(items.length + 2);
  expect(draftProblem({ items: [...items, { ...service, amount: 1000 }], reductions })).toBe('untitled');
  expect(draftProblem({ items, reductions: [...reductions, newReduction(reductions)] })).toBe('untitled');
  const titled = { ...service, title: 'گواهی', amount: 1000, includedPages: 2 };
  const document = {
    ...testTariff,
    items: pricedItems([...items, titled]),
    reductions: [
      ...reductions,
      { ...newReduction(reductions), title: 'معافیت مددجویان', maxBasisPoints: 10_000 },
    ],
  };
  expect(tariffDocumentSchema.safeParse(document).success).toBe(true);
});
