// The columns over which reports run: what a day came to, one cell for each combination of what its facts are grouped by. Pure.
// Invariant: the cells of a day sum up to what its facts do, in every grouping.
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { type FactKind, factKinds } from './columns.ts';

/** By what a fact can be grouped; null where it does not say. */
export type Dimensions = {
  readonly kind: FactKind;
  readonly terminal: string | null;
  /** Code of an item of the tariff. */
  readonly service: string | null;
  /** Id of a person. */
  readonly clerk: string | null;
  readonly payee: string | null;
  readonly channel: string | null;
  /** In Tehran, 0 to 23. */
  readonly hour: number | null;
  readonly reason: string | null;
  readonly detail: string | null;
};

/** What of facts is summed: how many facts these are, how many they count for, rials, and times with how many were timed, ms. */
export type Measures = {
  readonly facts: number;
  readonly count: number;
  readonly amount: number;
  readonly vat: number;
  readonly reduction: number;
  readonly timed: number;
  readonly ms: number;
};

export type Cell = Dimensions & Measures & { readonly day: string };

/** A single fact, as it stands behind the numbers. */
export type Fact = Cell & {
  readonly id: string;
  readonly at: string | null;
  readonly visitId: string | null;
};

export const noMeasures: Measures = {
  facts: 0,
  count: 0,
  amount: 0,
  vat: 0,
  reduction: 0,
  timed: 0,
  ms: 0,
};

export const added = (one: Measures, other: Measures): Measures => ({
  facts: one.facts + other.facts,
  count: one.count + other.count,
  amount: sumOfRials([one.amount, other.amount]),
  vat: sumOfRials([one.vat, other.vat]),
  reduction: sumOfRials([one.reduction, other.reduction]),
  timed: one.timed + other.timed,
  ms: one.ms + other.ms,
});

const names = ['terminal', 'service', 'clerk', 'payee', 'channel', 'reason', 'detail'] as const;
/** What tells the cells of a day and kind from each other. */
const dimensions = [...names, 'hour'] as const;
export type Dimension = (typeof dimensions)[number];
/** What of them cells are kept by: all of them, one alone, or none. */
export const keptWays = ['none', ...dimensions, 'all'] as const;
export type KeptWay = (typeof keptWays)[number];
const noNames: Omit<Dimensions, 'kind'> = {
  ...{ terminal: null, service: null, clerk: null, payee: null, channel: null },
  ...{ reason: null, detail: null, hour: null },
};
const measures = ['facts', 'count', 'amount', 'vat', 'reduction', 'timed', 'ms'] as const;
/** Numbers of a cell as it is kept: its kind, its names, its hour, its measures. */
const width = 1 + names.length + 1 + measures.length;

/** Puts the facts of one day together. */
export function cellsOf(facts: readonly Cell[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { day, kind, hour, ...fact } of facts) {
    const key = [kind, hour, ...names.map((name) => fact[name])].join('\u0000');
    const before = cells.get(key);
    const { terminal, service, clerk, payee, channel, reason, detail } = fact;
    cells.set(key, {
      ...{ day, kind, terminal, service, clerk, payee, channel, hour, reason, detail },
      ...added(before ?? noMeasures, fact),
    });
  }
  return [...cells.values()];
}

/** The cells of one day by one dimension alone: what differs in nothing else is put together, so that few are left. */
export const cellsBy = (way: KeptWay, cells: readonly Cell[]): Cell[] =>
  way === 'all'
    ? [...cells]
    : cellsOf(
        cells.map((cell): Cell => ({ ...cell, ...noNames, ...(way === 'none' ? {} : { [way]: cell[way] }) })),
      );

/** The cells of a day as they are kept: each name once, and numbers. */
export function writeCells(cells: readonly Cell[]): string {
  const places = new Map<string, number>();
  const placeOf = (name: string | null): number => {
    if (name === null) return -1;
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  };
  const numbers = cells.flatMap((cell) => [
    factKinds.indexOf(cell.kind),
    ...names.map((name) => placeOf(cell[name])),
    cell.hour ?? -1,
    ...measures.map((measure) => cell[measure]),
  ]);
  return JSON.stringify([[...places.keys()], numbers]);
}

/** Reads what was written of a day. */
export function readCells(day: string, kept: string): Cell[] {
  const [known, numbers] = JSON.parse(kept) as [readonly string[], readonly number[]];
  const at = (place: number): number => numbers[place] ?? 0;
  const nameAt = (place: number): string | null => known[at(place)] ?? null;
  return Array.from({ length: numbers.length / width }, (_, index): Cell => {
    const from = index * width;
    const hour = at(from + 8);
    return {
      day,
      kind: factKinds[at(from)] ?? 'visit',
      terminal: nameAt(from + 1),
      service: nameAt(from + 2),
      clerk: nameAt(from + 3),
      payee: nameAt(from + 4),
      channel: nameAt(from + 5),
      reason: nameAt(from + 6),
      detail: nameAt(from + 7),
      hour: hour === -1 ? null : hour,
      facts: at(from + 9),
      count: at(from + 10),
      amount: at(from + 11),
      vat: at(from + 12),
      reduction: at(from + 13),
      timed: at(from + 14),
      ms: at(from + 15),
    };
  });
}
