// What a grouping and a column of a report mean, and how a report is made of cells (D20.85). Pure: the same definition over the same
// cells gives the same report, wherever it runs.
import { weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { type DaySpan, daysOf, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { added, type Cell, type Measures, noMeasures } from './cells.ts';
import type { FactKind, Grouping, ReportColumn, ReportFilter } from './columns.ts';

type GroupMeaning = {
  /** Facts that have such a group at all; left out, any. */
  readonly kinds?: readonly FactKind[];
  of(cell: Cell): string | number | null;
};

/** Facts of the registers beside money, visits and complaints. */
const acts = ['viewed', 'checked', 'checkFailed', 'trained', 'left', 'tariffChanged', 'pcMissing'] as const;

const meanings: Readonly<Record<Grouping, GroupMeaning>> = {
  day: { of: ({ day }) => day },
  week: { of: ({ day }) => periodOf('week', day).from },
  month: { of: ({ day }) => periodOf('month', day).from },
  weekday: { of: ({ day }) => weekdayOf(day) },
  hour: { of: ({ hour }) => hour },
  terminal: { of: ({ terminal }) => terminal },
  service: { of: ({ service }) => service },
  clerk: { of: ({ clerk }) => clerk },
  payee: { of: ({ payee }) => payee },
  channel: { of: ({ channel }) => channel },
  returnReason: { kinds: ['returned'], of: ({ reason }) => reason },
  refusalReason: { kinds: ['refused'], of: ({ reason }) => reason },
  reductionCode: { kinds: ['charged', 'cancelled'], of: ({ reason }) => reason },
  cancelReason: { kinds: ['cancelled'], of: ({ detail }) => detail },
  ending: { kinds: ['visit'], of: ({ reason }) => reason },
  complaintCategory: { kinds: ['complaint', 'answered', 'late'], of: ({ reason }) => reason },
  complaintOutcome: { kinds: ['complaint', 'answered', 'late'], of: ({ detail }) => detail },
  differenceKind: { kinds: ['difference'], of: ({ reason }) => reason },
  explanation: { kinds: ['difference'], of: ({ detail }) => detail },
  register: { kinds: acts, of: ({ kind }) => kind },
  viewPurpose: { kinds: ['viewed'], of: ({ reason }) => reason },
  checkItem: { kinds: ['checked', 'checkFailed'], of: ({ reason }) => reason },
  leavingReason: { kinds: ['left'], of: ({ reason }) => reason },
};

/** The group of a cell: empty where it has none, null where its facts are never grouped so. */
export function groupOf(grouping: Grouping, cell: Cell): string | null {
  const { kinds, of } = meanings[grouping];
  if (kinds !== undefined && !kinds.includes(cell.kind)) return null;
  return String(of(cell) ?? '');
}

/** Whether a cell passes all filters. */
export const passes = (cell: Cell, filters: readonly ReportFilter[]): boolean =>
  filters.every(({ by, value }) => groupOf(by, cell) === value);

type Sums = Partial<Record<FactKind, Measures>>;
type ColumnMeaning = {
  /** Facts that stand behind it, and which way each counts. */
  readonly of: Partial<Record<FactKind, 1 | -1>>;
  /** What of them is summed; `mean`: their time by how many were timed. */
  readonly measure: 'count' | 'amount' | 'vat' | 'reduction' | 'mean' | 'days';
};

export const columnMeanings: Readonly<Record<ReportColumn, ColumnMeaning>> = {
  visits: { of: { visit: 1 }, measure: 'count' },
  payments: { of: { paid: 1 }, measure: 'count' },
  paid: { of: { paid: 1 }, measure: 'amount' },
  vat: { of: { paid: 1, returned: -1 }, measure: 'vat' },
  returns: { of: { returned: 1 }, measure: 'count' },
  returned: { of: { returned: 1 }, measure: 'amount' },
  net: { of: { paid: 1, returned: -1 }, measure: 'amount' },
  units: { of: { charged: 1, cancelled: -1 }, measure: 'count' },
  charged: { of: { charged: 1, cancelled: -1 }, measure: 'amount' },
  reduction: { of: { charged: 1, cancelled: -1 }, measure: 'reduction' },
  cancelled: { of: { cancelled: 1 }, measure: 'amount' },
  serviceTime: { of: { visit: 1 }, measure: 'mean' },
  waitTime: { of: { wait: 1 }, measure: 'mean' },
  refused: { of: { refused: 1 }, measure: 'count' },
  complaints: { of: { complaint: 1 }, measure: 'count' },
  answered: { of: { answered: 1 }, measure: 'count' },
  late: { of: { late: 1 }, measure: 'count' },
  differences: { of: { difference: 1 }, measure: 'count' },
  daysWithDifference: { of: { difference: 1 }, measure: 'days' },
  acts: {
    of: { viewed: 1, checked: 1, checkFailed: 1, trained: 1, left: 1, tariffChanged: 1, pcMissing: 1 },
    measure: 'count',
  },
  cutTime: { of: { left: 1 }, measure: 'mean' },
};

/** What the cells of one group came to. */
class Tally {
  readonly sums: Sums = {};
  readonly days = new Map<FactKind, Set<string>>();

  add(cell: Cell): void {
    this.sums[cell.kind] = added(this.sums[cell.kind] ?? noMeasures, cell);
    const days = this.days.get(cell.kind) ?? new Set();
    this.days.set(cell.kind, days.add(cell.day));
  }

  /** The value of a column; null for the mean of nothing. */
  value(column: ReportColumn): number | null {
    const { of, measure } = columnMeanings[column];
    const signed = Object.entries(of) as [FactKind, 1 | -1][];
    if (measure === 'days') return new Set(signed.flatMap(([kind]) => [...(this.days.get(kind) ?? [])])).size;
    const sumOf = (name: keyof Measures): number =>
      sumOfRials(signed.map(([kind, sign]) => sign * (this.sums[kind]?.[name] ?? 0)));
    if (measure !== 'mean') return sumOf(measure);
    const timed = sumOf('timed');
    return timed === 0 ? null : Math.round(sumOf('ms') / timed);
  }
}

export type Grouped = {
  /** By group, the values of the columns in their order. */
  readonly rows: ReadonlyMap<string, readonly (number | null)[]>;
  readonly total: readonly (number | null)[];
};

export type TableDefinition = {
  readonly groupBy: Grouping;
  readonly columns: readonly ReportColumn[];
  readonly filters: readonly ReportFilter[];
};

/**
 * One table over cells. A group stands in it when a fact of one of its columns is in it; the total is counted over the same facts, so
 * a mean or a number of days is not the sum of the rows.
 */
export function runTable({ groupBy, columns, filters }: TableDefinition, cells: readonly Cell[]): Grouped {
  const asked = new Set(columns.flatMap((column) => Object.keys(columnMeanings[column].of)));
  const groups = new Map<string, Tally>();
  const all = new Tally();
  for (const cell of cells) {
    if (!asked.has(cell.kind) || !passes(cell, filters)) continue;
    const key = groupOf(groupBy, cell);
    if (key === null) continue;
    const group = groups.get(key) ?? new Tally();
    groups.set(key, group);
    group.add(cell);
    all.add(cell);
  }
  const valuesOf = (tally: Tally) => columns.map((column) => tally.value(column));
  return {
    rows: new Map([...groups].map(([key, tally]) => [key, valuesOf(tally)])),
    total: valuesOf(all),
  };
}

/** A column day by day for each group: 0 on a day without a fact, and for a mean of nothing. */
export function seriesOf(
  { groupBy, filters }: Pick<TableDefinition, 'groupBy' | 'filters'>,
  column: ReportColumn,
  cells: readonly Cell[],
  span: DaySpan,
): Map<string, number[]> {
  const days = daysOf(span);
  const byDay = Map.groupBy(cells, ({ day }) => day);
  const series = new Map<string, number[]>();
  for (const [place, day] of days.entries()) {
    const { rows } = runTable({ groupBy, columns: [column], filters }, byDay.get(day) ?? []);
    for (const [key, [value]] of rows) {
      const own = series.get(key) ?? days.map(() => 0);
      series.set(key, own);
      own[place] = value ?? 0;
    }
  }
  return series;
}
