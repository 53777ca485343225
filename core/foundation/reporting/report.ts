// A report: tables of a period beside the period before and the same of the year before, from the cells of the three (D20.85). Pure.
import { type DaySpan, lengthOf, type Period, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import type { Cell } from './cells.ts';
import type { Grouping, ReportColumn, ReportFilter } from './columns.ts';
import { columnMeanings, runTable, seriesOf } from './definition.ts';

/** Longest period of a report, in days: a Jalali leap year. */
export const longestPeriodDays = 366;

/** Whether a period can be reported: it is a period of its kind, not longer than a year, and has begun. */
export function isSoundPeriod({ kind, from, to }: Period, today: string): boolean {
  const isOfKind = kind === 'between' || periodOf(kind, from).to === to;
  return from <= to && from <= today && lengthOf({ from, to }) <= longestPeriodDays && isOfKind;
}

/** The days of a span on which an office can have worked; null where there are none. */
export function workedSpan({ from, to }: DaySpan, today: string, firstDay: string | null): DaySpan | null {
  if (firstDay === null || to < firstDay) return null;
  const span = { from: from < firstDay ? firstDay : from, to: to > today ? today : to };
  return span.from > span.to ? null : span;
}

/** In the order of the columns; null where there is nothing to take a mean of. */
type Values = (number | null)[];
/** Null where the office did not work then. */
type Compared = { now: Values; before: Values | null; lastYear: Values | null };
type TableRow = Compared & {
  /** Of the group; empty where there is none. */
  key: string;
  /** Of a service or a person; null where the key says it. */
  name: string | null;
  /** Day by day; null where it was not asked for. */
  series: number[] | null;
};
export type Table = { groupBy: Grouping; columns: ReportColumn[]; rows: TableRow[]; total: Compared };

export type AskedTable = {
  readonly groupBy: Grouping;
  readonly columns: readonly ReportColumn[];
  /** Told day by day for every row; null: of none. */
  readonly series: ReportColumn | null;
};

/** The cells of a period and of those beside it; null where the office did not work then. */
export type ComparedCells = {
  readonly now: readonly Cell[];
  readonly before: readonly Cell[] | null;
  readonly lastYear: readonly Cell[] | null;
};

/** One table of a period. @param cells told apart by what `wayOf` says of the table, or finer @param nameOf what a key is called; null where it says it itself */
export function comparedTable(
  { groupBy, columns, series }: AskedTable,
  { period, filters }: { readonly period: DaySpan; readonly filters: readonly ReportFilter[] },
  cells: ComparedCells,
  nameOf: (groupBy: Grouping, key: string) => string | null,
): Table {
  const definition = { groupBy, columns, filters };
  const now = runTable(definition, cells.now);
  const [before, lastYear] = [cells.before, cells.lastYear].map((others) =>
    others === null ? null : runTable(definition, others),
  );
  const nothing = columns.map((column) => (columnMeanings[column].measure === 'mean' ? null : 0));
  const byDay = series === null ? null : seriesOf(definition, series, cells.now, period);
  const rows = [...now.rows].map(([key, values]) => ({
    key,
    name: nameOf(groupBy, key),
    now: [...values],
    before: before == null ? null : [...(before.rows.get(key) ?? nothing)],
    lastYear: lastYear == null ? null : [...(lastYear.rows.get(key) ?? nothing)],
    series: byDay === null ? null : (byDay.get(key) ?? []),
  }));
  return {
    groupBy,
    columns: [...columns],
    rows: inOrder(groupBy, rows),
    total: {
      now: [...now.total],
      before: before == null ? null : [...before.total],
      lastYear: lastYear == null ? null : [...lastYear.total],
    },
  };
}

const byTime: ReadonlySet<Grouping> = new Set(['day', 'week', 'month', 'weekday', 'hour', 'terminal']);

/** Times and terminals in their own order, everything else by its first column, the most first. */
function inOrder(groupBy: Grouping, rows: TableRow[]): TableRow[] {
  const numeric = groupBy === 'hour' || groupBy === 'weekday';
  if (byTime.has(groupBy))
    return rows.toSorted((one, other) =>
      numeric ? Number(one.key) - Number(other.key) : one.key < other.key ? -1 : 1,
    );
  return rows.toSorted(
    (one, other) => (other.now[0] ?? 0) - (one.now[0] ?? 0) || (one.key < other.key ? -1 : 1),
  );
}
