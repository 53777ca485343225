// What stands in a report under its head: figures, the chart, the tables, and how the duties were kept.
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import { periodOf } from '#core/foundation/calendar/jalali-period.ts';
import { isByWeek } from '#core/foundation/reporting/charts/bars.ts';
import { groupings } from '#core/foundation/reporting/columns.ts';
import type {
  Grouping,
  Report,
  ReportColumn,
  ReportFilter,
  ReportTable as Told,
} from '#core/oversight/reports/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import type { CalmReading } from '#renderer/api/query-client.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Spark } from '#renderer/ui/charts/charts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Card } from './card.tsx';
import { ComplianceStrip } from './compliance-strip.tsx';
import { DayChart } from './day-chart.tsx';
import { groupText } from './group-label.tsx';
import { KeyFigures } from './key-figures.tsx';
import styles from './report.module.css';
import { ReportTable } from './report-table.tsx';
import { chartGrouping, keyColumns, tablesOf } from './report-tables.ts';
import { HourHeat, TimeLines } from './time-pictures.tsx';
import { ValueText } from './value-text.tsx';

/** Every commit of the office may change the report of now. */
export const calm: CalmReading = {
  calmTopics: ['visits', 'identity', 'fees', 'payments', 'queue', 'complaints'],
  calmMs: 5_000,
};

/** Against what a period is held. */
export type Against = 'before' | 'lastYear';
type ShowRows = (column: ReportColumn, filters: readonly ReportFilter[]) => void;

type ReportBodyProps = {
  report: Report;
  isPrevious: boolean;
  /** All columns of the large table in place of its pictures. */
  isFull: boolean;
  against: Against;
  breakdown: Grouping;
  onBreakdown: (grouping: Grouping) => void;
  onFull: (isFull: boolean) => void;
  onAgainst: (against: Against) => void;
  onRows: ShowRows;
};

export function ReportBody({
  report,
  isPrevious,
  against,
  breakdown,
  onBreakdown,
  onAgainst,
  onRows,
  isFull,
  onFull,
}: ReportBodyProps) {
  const text = useText();
  const tables = tablesOf(report);
  // What is shown is of the period that was read, until the next one is.
  const { period } = report;
  if (tables === null) return null;
  const other = against === 'before' ? 'lastYear' : 'before';
  const side = [tables.terminals, tables.returns, tables.complaints];
  return (
    <div className={styles.report} aria-busy={isPrevious}>
      {report.openDays.length === 0 ? null : (
        <Notice tone="warn">{text('reports.openDays', { count: report.openDays.length })}</Notice>
      )}
      <KeyFigures table={tables.chart} against={against} onRows={(column) => onRows(column, [])} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <ChartOf
            period={period}
            before={report.before}
            table={tables.chart}
            against={against}
            onRows={onRows}
          />
          <Card
            title={text(`reports.by.${tables.breakdown.groupBy}`)}
            aside={
              <>
                <Select
                  label={text('reports.groupBy')}
                  isLabelHidden
                  choices={groupings.map((grouping) => ({
                    value: grouping,
                    label: text(`reports.by.${grouping}`),
                  }))}
                  value={breakdown}
                  onChange={onBreakdown}
                />
                <Button isDense kind="quiet" onPress={() => onFull(!isFull)}>
                  {text(isFull ? 'reports.fewColumns' : 'reports.allColumns')}
                </Button>
                <Button isDense kind="quiet" onPress={() => onAgainst(other)}>
                  {text(other === 'lastYear' ? 'reports.compareLastYear' : 'reports.compareBefore')}
                </Button>
              </>
            }
          >
            <ReportTable
              caption={text(`reports.by.${tables.breakdown.groupBy}`)}
              table={tables.breakdown}
              against={against}
              isDrawn={!isFull}
              onRows={onRows}
            />
          </Card>
          <TimeLines period={period} table={tables.times} />
          <HourHeat period={period} visits={tables.hours} money={tables.moneyHours} />
        </div>
        <div className={styles.side}>
          <Clerks table={tables.clerks} />
          {side.map((table) => (
            <Card key={table.groupBy} title={text(`reports.by.${table.groupBy}`)}>
              <ReportTable
                caption={text(`reports.by.${table.groupBy}`)}
                table={table}
                against={against}
                onRows={onRows}
              />
            </Card>
          ))}
        </div>
      </div>
      <ComplianceStrip period={period} />
    </div>
  );
}

type ChartOfProps = {
  period: Period;
  before: Period;
  table: Told;
  against: Against;
  onRows: ShowRows;
};

/** The chart, with the days of the period before read beside it. */
function ChartOf({ period, before, ...chart }: ChartOfProps) {
  const { data } = useDeskQuery(
    deskQueries.reports.run.queryOptions({
      // All of its days, also of a month that is not over: those to come have a tick too.
      period: before.kind === 'between' ? before : periodOf(before.kind, before.from),
      filters: [],
      tables: [{ groupBy: chartGrouping(period), columns: [...keyColumns], series: null }],
    }),
    { isBeside: true, calm },
  );
  const table = data?.tables[0];
  return (
    <DayChart
      {...chart}
      period={period}
      before={data === undefined || table === undefined ? null : { period: data.period, table }}
    />
  );
}

/** Visits of each person day by day, side by side. */
function Clerks({ table }: { table: Told }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  if (table.rows.length === 0) return null;
  const isWeekly = table.rows.some(({ series }) => isByWeek(series ?? []));
  return (
    <Card title={text(isWeekly ? 'reports.clerksByWeek' : 'reports.clerksByDay')}>
      <ul className={styles.multiples}>
        {table.rows.map((row) => (
          <li key={row.key}>
            <span className={styles.multipleName}>
              <span>{groupText(text, language, 'clerk', row)}</span>
              <ValueText column="visits" value={row.now[0] ?? null} />
            </span>
            <Spark isWide values={row.series ?? []} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
