// What a tariff version changes against another, line by line, so that nothing of it can pass unseen (D4). Pure.
import type { TariffChange, TariffDocument } from './contract.ts';

/** Every item and reduction of either version and the VAT, the new version's order first. Rials and basis points. */
export function tariffChanges(before: TariffDocument | null, after: TariffDocument): TariffChange[] {
  const items = compare(before?.items ?? [], after.items, 'item', 'amount');
  const reductions = compare(before?.reductions ?? [], after.reductions ?? [], 'reduction', 'maxBasisPoints');
  return [...items, ...reductions, vatChange(before, after)];
}

/** What the version `tariffId` changes against `replacedId`; nothing where it is not there. */
export function changesBetween(tariff: (tariffId: string) => TariffDocument | null) {
  return (replacedId: string, tariffId: string): TariffChange[] => {
    const document = tariff(tariffId);
    return document === null ? [] : tariffChanges(tariff(replacedId), document);
  };
}

function vatChange(before: TariffDocument | null, after: TariffDocument): TariffChange {
  const alsoChanged = before !== null && before.vatMode !== after.vatMode ? ['vatMode'] : [];
  const same = before !== null && alsoChanged.length === 0 && before.vatBasisPoints === after.vatBasisPoints;
  return {
    kind: 'vat',
    code: after.vatMode,
    title: after.vatMode,
    change: before === null ? 'added' : same ? 'same' : 'changed',
    before: before?.vatBasisPoints ?? null,
    after: after.vatBasisPoints,
    alsoChanged,
  };
}

function compare<K extends string, T extends { code: string; title: string } & Record<K, number | null>>(
  before: readonly T[],
  after: readonly T[],
  kind: 'item' | 'reduction',
  price: K,
): TariffChange[] {
  const earlier = new Map(before.map((item) => [item.code, item]));
  const kept = new Set(after.map(({ code }) => code));
  return [
    ...after.map((item): TariffChange => {
      const old = earlier.get(item.code);
      const alsoChanged = old === undefined ? [] : otherFields(old, item, price);
      const same = old !== undefined && old[price] === item[price] && alsoChanged.length === 0;
      return {
        kind,
        code: item.code,
        title: item.title,
        change: old === undefined ? 'added' : same ? 'same' : 'changed',
        before: old?.[price] ?? null,
        after: item[price],
        alsoChanged,
      };
    }),
    ...before
      .filter(({ code }) => !kept.has(code))
      .map(
        (old): TariffChange => ({
          kind,
          code: old.code,
          title: old.title,
          change: 'removed',
          before: old[price],
          after: null,
          alsoChanged: [],
        }),
      ),
  ];
}

/** Fields but the price in which two forms of an item differ; one that is left out counts as nothing. */
function otherFields(before: object, after: object, price: string): string[] {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const blank = (value: unknown): unknown => value ?? 0;
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names]
    .filter((name) => name !== price && blank(one.get(name)) !== blank(other.get(name)))
    .toSorted();
}
