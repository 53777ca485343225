// What a grouping and a column of a report mean, and how a report is made of cells (D20.85). Pure: the same definition over the same
// cells gives the same report, wherever it runs.
import { weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { type DaySpan, daysOf, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import {
  added,
  type Cell,
  type Dimension,
  type Dimensions,
  type KeptWay,
  type Measures,
  noMeasures,
} from './cells.ts';
import { type FactKind, type Grouping, groupings, type ReportColumn, type ReportFilter } from './columns.ts';
import { openParts } from './open-bands.ts';

type GroupMeaning = {
  /** Facts that have such a group at all; left out, any. */
  readonly kinds?: readonly FactKind[];
  /** What of a cell says it; left out, its day or its kind does. */
  readonly by?: Dimension;
  /** Left out, what `by` names. */
  readonly of?: (cell: Dimensions & Pick<Cell, 'day'>) => string | number | null;
};

/** Facts of the registers beside money, visits and complaints. */
const acts = ['viewed', 'checked', 'checkFailed', 'trained', 'left', 'tariffChanged', 'pcMissing'] as const;

const meanings: Readonly<Record<Grouping, GroupMeaning>> = {
  day: { of: ({ day }) => day },
  week: { of: ({ day }) => periodOf('week', day).from },
  month: { of: ({ day }) => periodOf('month', day).from },
  weekday: { of: ({ day }) => weekdayOf(day) },
  hour: { by: 'hour' },
  terminal: { by: 'terminal' },
  service: { by: 'service' },
  clerk: { by: 'clerk' },
  payee: { by: 'payee' },
  channel: { by: 'channel' },
  returnReason: { kinds: ['returned'], by: 'reason' },
  refusalReason: { kinds: ['refused'], by: 'reason' },
  reductionCode: { kinds: ['charged', 'cancelled'], by: 'reason' },
  cancelReason: { kinds: ['cancelled'], by: 'detail' },
  ending: { kinds: ['visit'], by: 'reason' },
  complaintCategory: { kinds: ['complaint', 'answered', 'late'], by: 'reason' },
  complaintOutcome: { kinds: ['complaint', 'answered', 'late'], by: 'detail' },
  differenceKind: { kinds: ['difference'], by: 'reason' },
  explanation: { kinds: ['difference'], by: 'detail' },
  register: { kinds: acts, of: ({ kind }) => kind },
  viewPurpose: { kinds: ['viewed'], by: 'reason' },
  checkItem: { kinds: ['checked', 'checkFailed'], by: 'reason' },
  leavingReason: { kinds: ['left'], by: 'reason' },
  trainingTopic: { kinds: ['trained'], by: 'reason' },
  missingPc: { kinds: ['pcMissing'], by: 'reason' },
  openAccount: { kinds: ['open', 'came', 'cleared', 'settled'], by: 'reason' },
  openState: { kinds: ['open'], by: 'detail', of: ({ detail }) => openParts(detail).state },
  openAge: { kinds: ['open'], by: 'detail', of: ({ detail }) => openParts(detail).age },
};

/** Groupings that only facts of this kind and its like have: what of a fact says why or of which sort it is (D20.189). */
export const ownGroupings = (kind: FactKind): readonly Grouping[] =>
  groupings.filter((grouping) => meanings[grouping].kinds?.includes(kind) === true);

/** The group of a cell: empty where it has none, null where its facts are never grouped so. */
export function groupOf(grouping: Grouping, cell: Dimensions & Pick<Cell, 'day'>): string | null {
  const { kinds, by, of } = meanings[grouping];
  if (kinds !== undefined && !kinds.includes(cell.kind)) return null;
  const group = of !== undefined ? of(cell) : by === undefined ? null : cell[by];
  return String(group ?? '');
}

/** By what cells have to be told apart for a table: most are grouped by one thing and filtered by none. */
export function wayOf({ groupBy, filters }: Pick<TableDefinition, 'groupBy' | 'filters'>): KeptWay {
  const asked = new Set(
    [groupBy, ...filters.map(({ by }) => by)].flatMap((grouping) => meanings[grouping].by ?? []),
  );
  const [first, second] = asked;
  if (first === undefined) return 'none';
  return second === undefined ? first : 'all';
}

/** Whether a cell passes all filters. */
export const passes = (cell: Cell, filters: readonly ReportFilter[]): boolean =>
  filters.every(({ by, value }) => groupOf(by, cell) === value);

type Sums = Partial<Record<FactKind, Measures>>;
type ColumnMeaning = {
  /** Facts that stand behind it, and which way each counts. */
  readonly of: Partial<Record<FactKind, 1 | -1>>;
  /** What of them is summed; `mean`: their time by how many were timed. */
  readonly measure: 'count' | 'amount' | 'vat' | 'reduction' | 'ms' | 'mean' | 'days';
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
  answerTime: { of: { answered: 1, late: 1 }, measure: 'mean' },
  differences: { of: { difference: 1 }, measure: 'count' },
  daysWithDifference: { of: { difference: 1 }, measure: 'days' },
  differenceRials: { of: { difference: 1 }, measure: 'amount' },
  acts: {
    of: { viewed: 1, checked: 1, checkFailed: 1, trained: 1, left: 1, tariffChanged: 1, pcMissing: 1 },
    measure: 'count',
  },
  cutTime: { of: { left: 1 }, measure: 'mean' },
  presentDays: { of: { present: 1 }, measure: 'count' },
  presence: { of: { present: 1 }, measure: 'ms' },
  reported: { of: { reported: 1 }, measure: 'amount' },
  openItems: { of: { open: 1 }, measure: 'count' },
  openRials: { of: { open: 1 }, measure: 'amount' },
  openAge: { of: { open: 1 }, measure: 'mean' },
  came: { of: { came: 1 }, measure: 'amount' },
  cleared: { of: { cleared: 1 }, measure: 'amount' },
  settled: { of: { settled: 1 }, measure: 'amount' },
};

/**
 * The day of which what stays open counts: that of the last sheet that was signed. What one sheet leaves open the next one tells again,
 * so that of a period it is never summed. Null where none was signed.
 */
export function lastSigned(cells: Iterable<Pick<Cell, 'kind' | 'day'>>): string | null {
  let last: string | null = null;
  for (const { kind, day } of cells) if (kind === 'signed' && (last === null || day > last)) last = day;
  return last;
}

/** Whether a fact counts in a number of a period. */
export const countsIn = ({ kind, day }: Pick<Cell, 'kind' | 'day'>, last: string | null): boolean =>
  kind !== 'open' || day === last;

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
  const last = asked.has('open') ? lastSigned(cells) : null;
  const groups = new Map<string, Tally>();
  const all = new Tally();
  for (const cell of cells) {
    if (!asked.has(cell.kind) || !countsIn(cell, last) || !passes(cell, filters)) continue;
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
  const places = new Map(days.map((day, place) => [day, place]));
  const { of } = columnMeanings[column];
  const tallies = new Map<string, Tally[]>();
  for (const cell of cells) {
    const place = places.get(cell.day);
    if (place === undefined || !(cell.kind in of) || !passes(cell, filters)) continue;
    const key = groupOf(groupBy, cell);
    if (key === null) continue;
    const own = tallies.get(key) ?? [];
    tallies.set(key, own);
    own[place] ??= new Tally();
    own[place].add(cell);
  }
  const series = new Map<string, number[]>();
  for (const [key, own] of tallies)
    series.set(
      key,
      days.map((_, place) => own[place]?.value(column) ?? 0),
    );
  return series;
}
