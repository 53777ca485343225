// A period report as a file: the table of its grouping, or the offices beside each other.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import {
  daysOfTime,
  type Grouping,
  hoursOf,
  type ReportColumn,
  unitOfColumn,
} from '#core/foundation/reporting/columns.ts';
import type { FileCell, FileTable } from '#core/foundation/reporting/table-file.ts';
import { groupName, periodTitle } from './period-names.ts';
import { type OfficeRow, officeColumns, type PeriodReport } from './period-report.ts';
import { columnWords, groupingWords, periodSentences as p } from './period-words-fa.ts';
import { dayAndTime } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

/** What the first row says beside the period: of which office, and who took it out when. */
type Mark = { readonly of: string; readonly supervisor: string; readonly at: Date };

const headOf = (report: PeriodReport, { of, supervisor, at }: Mark): string =>
  [periodTitle(report.period), of, `${p.takenBy} ${supervisor}`, dayAndTime(at)].join(' | ');

/** Minutes, hours or days with one decimal for a time, everything else as it is. */
function cellOf(column: ReportColumn, value: number | null): FileCell {
  const unit = unitOfColumn[column];
  if (value === null) return null;
  if (unit === 'time') return Math.round(value / 6_000) / 10;
  return unit === 'hours' ? hoursOf(value) : unit === 'days' ? daysOfTime(value) : value;
}
const cellsOf = (columns: readonly ReportColumn[], values: readonly (number | null)[]): FileCell[] =>
  columns.map((column, place) => cellOf(column, values[place] ?? null));
const heads = (columns: readonly ReportColumn[]): string[] =>
  columns.map((column) => {
    const unit = unitOfColumn[column];
    if (unit === 'time') return `${columnWords[column]}، ${p.minutes}`;
    if (unit === 'days') return `${columnWords[column]}، ${p.days}`;
    return unit === 'hours' ? `${columnWords[column]}، ${p.hours}` : columnWords[column];
  });

const isOfDays = (by: Grouping): boolean => by === 'day' || by === 'week' || by === 'month';

export function periodFile(report: PeriodReport, mark: Mark): FileTable {
  const { by, table } = report;
  const ofDays = isOfDays(by);
  return {
    head: headOf(report, mark),
    header: [...(ofDays ? [p.jalali, p.iso] : [groupingWords[by]]), ...heads(table.columns)],
    rows: [
      ...table.rows.map((row) => [
        ...(ofDays ? [formatJalali(row.key, 'numeric', 'en'), row.key] : [groupName(by, row)]),
        ...cellsOf(table.columns, row.now),
      ]),
      [p.total, ...(ofDays ? [null] : []), ...cellsOf(table.columns, table.total.now)],
    ],
  };
}

export function officesFile(
  report: PeriodReport & { readonly offices: readonly OfficeRow[] },
  mark: Mark,
): FileTable {
  return {
    head: headOf(report, mark),
    header: [s.officeCode, s.office, ...heads(officeColumns)],
    rows: report.offices.map(({ code, name, total }) => [code, name, ...cellsOf(officeColumns, total.now)]),
  };
}
