// What an exported report is as a file (D20.86): cells with the words of the screen.
import { businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { daysOfTime, hoursOf, unitOfColumn } from '#core/foundation/reporting/columns.ts';
import type { FileCell, FileParts, FileTable } from '#core/foundation/reporting/table-file.ts';
import type {
  Exported,
  FactRow,
  Grouping,
  ReportColumn,
  ReportRow,
  ReportTable,
} from '#core/oversight/reports/contract.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';
import { factWords } from './fact-columns.ts';
import { codeText, groupText } from './group-label.tsx';
import { periodName } from './report-period.ts';

type Words = { readonly text: SayText; readonly language: Language };

/** Jalali digits that sort: `1405/09/04`. */
const jalali = (day: string): string => formatJalali(day, 'numeric', 'en');
const minutesOf = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 6_000) / 10);
const isOfDays = (groupBy: Grouping): boolean =>
  groupBy === 'day' || groupBy === 'week' || groupBy === 'month';

/** The rows that leave where no table does, and the column that they stand behind. */
export type ExportedRows = {
  readonly parts: AsyncIterable<readonly FactRow[]>;
  readonly column: ReportColumn;
};

/** The cells of a file. The first row is its mark: what it is, of which office, who took it out, when, and the entry that says so. */
export function fileTable(
  exported: Exported,
  behind: ExportedRows | null,
  words: Words,
): FileTable | FileParts {
  const { text, language } = words;
  const { period, byName, officeName, officeCode, at, exportId, demo, table } = exported;
  const head = [
    ...(demo ? [text('app.paper.demo')] : []),
    text('reports.file.mark', {
      ...{ period: periodName(text, language, period), office: officeName, code: officeCode, name: byName },
      ...{ day: jalali(businessDayOf(at)), time: tehranTimeOf(at), entry: exportId },
    }),
  ].join(' | ');
  if (behind !== null) return { head, ...rowCells(behind, words) };
  return { head, ...(table === null ? { header: [], rows: [] } : tableCells(table, words)) };
}

/** A time in the unit of its column, everything else as it is. */
function cellOf(column: ReportColumn, value: number | null): FileCell {
  const unit = unitOfColumn[column];
  if (unit === 'time') return minutesOf(value);
  if (value === null) return null;
  return unit === 'hours' ? hoursOf(value) : unit === 'days' ? daysOfTime(value) : value;
}

function tableCells({ groupBy, columns, rows, total }: ReportTable, { text, language }: Words) {
  const named = (row: ReportRow): FileCell[] =>
    isOfDays(groupBy) && row.key !== ''
      ? [jalali(row.key), row.key]
      : [groupText(text, language, groupBy, row)];
  const values = (of: readonly (number | null)[]) =>
    columns.map((column, place) => cellOf(column, of[place] ?? null));
  return {
    header: [
      ...(isOfDays(groupBy)
        ? [text('reports.file.jalali'), text('reports.file.iso')]
        : [text(`reports.group.${groupBy}`)]),
      ...columns.map((column) => columnName(text, column)),
    ],
    rows: [
      ...rows.map((row) => [...named(row), ...values(row.now)]),
      [text('reports.total'), ...(isOfDays(groupBy) ? [null] : []), ...values(total.now)],
    ],
  };
}

/** A time stands in minutes, hours or days, with its unit in the head of its column. */
function columnName(text: SayText, column: ReportColumn): string {
  const name = text(`reports.column.${column}`);
  const unit = unitOfColumn[column];
  if (unit === 'time') return text('reports.file.inMinutes', { name });
  if (unit === 'days') return text('reports.file.inDays', { name });
  return unit === 'hours' ? text('reports.file.inHours', { name }) : name;
}

function rowCells({ parts }: ExportedRows, { text }: Words): Omit<FileParts, 'head'> {
  const columns: readonly (readonly [MessageId, (row: FactRow) => FileCell])[] = [
    ['reports.file.jalali', ({ day }) => jalali(day)],
    ['reports.file.iso', ({ day }) => day],
    ['reports.row.time', ({ at }) => (at === null ? null : tehranTimeOf(at))],
    ['reports.file.kind', ({ kind }) => text(`reports.fact.${kind}`)],
    ['reports.file.desk', ({ visit }) => visit?.deskNumber ?? null],
    ['reports.row.visit', ({ visit }) => visit?.number ?? null],
    ['reports.group.terminal', ({ terminal }) => terminal],
    ['reports.group.service', ({ service }) => service],
    ['reports.group.clerk', ({ clerk }) => clerk],
    ['reports.group.payee', ({ payee }) => (payee === null ? null : codeText(text, 'payee', payee))],
    [
      'reports.group.channel',
      ({ channel }) => (channel === null ? null : codeText(text, 'channel', channel)),
    ],
    ['reports.row.what', (row) => (factWords(row, text) === '' ? null : factWords(row, text))],
    ['reports.file.count', ({ count }) => count],
    ['reports.row.amount', ({ amount }) => amount],
    ['reports.column.vat', ({ vat }) => vat],
    ['reports.column.reduction', ({ reduction }) => reduction],
    ['reports.file.minutes', ({ ms }) => minutesOf(ms)],
  ];
  return {
    header: columns.map(([id]) => text(id)),
    rows: cellsIn(parts, (row) => columns.map(([, of]) => of(row))),
  };
}

async function* cellsIn(
  parts: AsyncIterable<readonly FactRow[]>,
  cellsOf: (row: FactRow) => FileCell[],
): AsyncGenerator<FileCell[][]> {
  for await (const rows of parts) yield rows.map(cellsOf);
}
