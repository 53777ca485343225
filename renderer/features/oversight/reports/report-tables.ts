// Which tables the report room shows of a period, and which columns each grouping has.
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import { lengthOf } from '#core/foundation/calendar/jalali-period.ts';
import { breakdowns } from '#core/foundation/reporting/columns.ts';
import type { Grouping, Report, ReportColumn, ReportTable } from '#core/oversight/reports/contract.ts';

/** What is asked at a glance of every period. */
export const keyColumns = [
  'paid',
  'visits',
  'returned',
  'complaints',
  'serviceTime',
  'daysWithDifference',
] as const satisfies readonly ReportColumn[];

/** What is drawn as lines: how long clients wait, and how long they are served. */
export const timeColumns = ['serviceTime', 'waitTime'] as const satisfies readonly ReportColumn[];

/** Columns of the large table on screen: beside them stand the share, the days and the change. */
const shownColumns = 3;

/** By what the chart of a period is drawn: days, and months where there would be too many. */
export const chartGrouping = (period: Period): 'day' | 'month' => (lengthOf(period) > 62 ? 'month' : 'day');

/** What is read of a period in one call. */
export function askedTables(period: Period, breakdown: Grouping, isFull = false) {
  const all: readonly ReportColumn[] = breakdowns[breakdown];
  const columns = isFull ? all : all.slice(0, shownColumns);
  const table = (groupBy: Grouping, shown: readonly ReportColumn[], series: ReportColumn | null = null) => ({
    groupBy,
    columns: [...shown],
    series,
  });
  return [
    table(chartGrouping(period), keyColumns),
    table('terminal', ['paid', 'payments']),
    table(breakdown, columns, columns[0] ?? null),
    table('clerk', ['visits'], 'visits'),
    table('returnReason', ['returned', 'returns']),
    table('complaintOutcome', ['complaints', 'late', 'answered']),
    table(chartGrouping(period), timeColumns),
    table('hour', ['visits'], 'visits'),
    table('hour', ['paid'], 'paid'),
  ];
}

/** The tables of an answer, in the order in which they were asked for. */
export function tablesOf({ tables }: Report) {
  const [chart, terminals, breakdown, clerks, returns, complaints, times, hours, moneyHours] = tables;
  if (
    chart === undefined ||
    terminals === undefined ||
    breakdown === undefined ||
    clerks === undefined ||
    returns === undefined ||
    complaints === undefined ||
    times === undefined ||
    hours === undefined ||
    moneyHours === undefined
  )
    return null;
  return { chart, terminals, breakdown, clerks, returns, complaints, times, hours, moneyHours };
}

/** The values of one column of a table. */
export function totalOf({ columns, total }: ReportTable, column: ReportColumn) {
  const place = columns.indexOf(column);
  return {
    now: total.now[place] ?? null,
    before: total.before?.[place] ?? null,
    lastYear: total.lastYear?.[place] ?? null,
  };
}
