// A period at one office or over all of them: the definitions of reports of the office (core/foundation/reporting) over the cells that
// the province counts of what it was sent (D20.155).
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import {
  type CalendarPeriod,
  comparable,
  type DaySpan,
  type Period,
  periodBefore,
  periodOf,
  sameOfLastYear,
} from '#core/foundation/calendar/jalali-period.ts';
import type { Cell } from '#core/foundation/reporting/cells.ts';
import { breakdowns, type Grouping, type ReportColumn } from '#core/foundation/reporting/columns.ts';
import {
  type AskedTable,
  type ComparedCells,
  comparedTable,
  type Table,
  workedSpan,
} from '#core/foundation/reporting/report.ts';
import { cellsOfSpan, firstDayOf, serviceTitles } from '../projection/report-days.ts';
import { offices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { personsOf } from './read-facts.ts';

export type PeriodQuery = { readonly kind: CalendarPeriod; readonly day: string; readonly by: Grouping };
export type NamedOffice = { readonly code: string; readonly name: string | null };

export type PeriodReport = {
  readonly period: Period;
  readonly before: Period;
  readonly lastYear: Period;
  readonly by: Grouping;
  /** What a period is asked for at a glance; a row for each day. */
  readonly days: Table;
  /** Mean times of each day, and visits of each hour day by day: what is drawn. */
  readonly times: Table;
  readonly hours: Table;
  readonly table: Table;
};
/** An office and the totals of its table, in the order of `officeColumns`. */
export type OfficeRow = NamedOffice & { readonly total: Table['total'] };

/** What is asked of every period first. */
export const keyColumns: readonly ReportColumn[] = [
  'paid',
  'visits',
  'returned',
  'complaints',
  'serviceTime',
  'daysWithDifference',
];
/** What is drawn as lines. */
export const timeColumns = ['serviceTime', 'waitTime'] as const satisfies readonly ReportColumn[];
/** Beside each other for every office. */
export const officeColumns: readonly ReportColumn[] = [
  'paid',
  'visits',
  'payments',
  'returned',
  'net',
  'vat',
  'serviceTime',
  'waitTime',
  'refused',
  'complaints',
  'late',
  'differences',
  'daysWithDifference',
];

type Spans = Pick<PeriodReport, 'period' | 'before' | 'lastYear'>;
function spansOf({ kind, day }: PeriodQuery, today: string): Spans {
  const period = periodOf(kind, day);
  return {
    period,
    before: comparable(period, periodBefore(period), today),
    lastYear: comparable(period, sameOfLastYear(period), today),
  };
}

/** The cells of an office in a period and in those beside it. */
async function cellsOfOffice(
  store: Store,
  code: string,
  { period, before, lastYear }: Spans,
  today: string,
): Promise<ComparedCells> {
  const firstDay = await firstDayOf(store, code);
  const cellsIn = async (span: DaySpan): Promise<Cell[] | null> => {
    const worked = workedSpan(span, today, firstDay);
    return worked === null ? null : cellsOfSpan(store, code, worked, today);
  };
  return {
    now: (await cellsIn(period)) ?? [],
    before: await cellsIn(before),
    lastYear: await cellsIn(lastYear),
  };
}

/** What services and people of an office are called, where one of them stands in its cells. */
async function namesOf(store: Store, code: string, by: Grouping, { now }: ComparedCells) {
  if (by === 'service') return serviceTitles(store, code);
  if (by !== 'clerk') return new Map<string, string>();
  const people = await personsOf(store, code, [...new Set(now.map(({ clerk }) => clerk))]);
  return new Map([...people].map(([id, { name }]) => [id, name]));
}

function reportOf(spans: Spans, by: Grouping, cells: ComparedCells, names: ReadonlyMap<string, string>) {
  const of = { period: spans.period, filters: [] };
  const nameOf = (_by: Grouping, key: string) => names.get(key) ?? null;
  const told = (asked: AskedTable) => comparedTable(asked, of, cells, () => null);
  return {
    ...spans,
    by,
    days: told({ groupBy: 'day', columns: keyColumns, series: null }),
    times: told({ groupBy: 'day', columns: timeColumns, series: null }),
    hours: told({ groupBy: 'hour', columns: ['visits'], series: 'visits' }),
    table: comparedTable({ groupBy: by, columns: breakdowns[by], series: null }, of, cells, nameOf),
  };
}

/** A period at one office. @param now decides which days are over */
export async function officePeriod(
  store: Store,
  code: string,
  query: PeriodQuery,
  now: Date,
): Promise<PeriodReport> {
  const today = businessDayOf(now.toISOString());
  const spans = spansOf(query, today);
  const cells = await cellsOfOffice(store, code, spans, today);
  return reportOf(spans, query.by, cells, await namesOf(store, code, query.by, cells));
}

/**
 * A period over all offices: each with its totals, and all of them together. A day with differences at two offices is one day in what
 * stands of all together.
 */
export async function periodOverOffices(
  store: Store,
  query: PeriodQuery,
  now: Date,
): Promise<PeriodReport & { readonly offices: readonly OfficeRow[] }> {
  const today = businessDayOf(now.toISOString());
  const spans = spansOf(query, today);
  const all = { now: [] as Cell[], before: [] as Cell[], lastYear: [] as Cell[] };
  const names = new Map<string, string>();
  const rows: OfficeRow[] = [];
  for (const office of await store.select().from(offices).orderBy(offices.code)) {
    const { code, name } = office;
    const cells = await cellsOfOffice(store, code, spans, today);
    const of = { period: spans.period, filters: [] };
    const asked = { groupBy: 'day', columns: officeColumns, series: null } as const;
    rows.push({ code, name, total: comparedTable(asked, of, cells, () => null).total });
    for (const part of ['now', 'before', 'lastYear'] as const)
      for (const cell of cells[part] ?? []) all[part].push(cell);
    for (const [key, title] of await namesOf(store, code, query.by, cells)) names.set(key, title);
  }
  return { ...reportOf(spans, query.by, all, names), offices: rows };
}
