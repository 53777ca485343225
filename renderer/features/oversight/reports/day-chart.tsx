// What came in day by day (month by month in a long period), held against the period before; the same as a table in its place.
import { useState } from 'react';
import { weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali, toJalali } from '#core/foundation/calendar/jalali.ts';
import { daysOf, type Period } from '#core/foundation/calendar/jalali-period.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import type { TimeBar } from '#core/foundation/reporting/charts/bars.ts';
import type {
  CalendarState,
  ReportColumn,
  ReportFilter,
  ReportTable as Told,
} from '#core/oversight/reports/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DayBars } from '#renderer/ui/charts/charts.tsx';
import { Card } from './card.tsx';
import styles from './report.module.css';
import { ReportTable } from './report-table.tsx';
import { useMillions } from './value-text.tsx';

type DayChartProps = {
  period: Period;
  table: Told;
  /** The same of the period before; null until it was read, and where there is none. */
  before: { period: Period; table: Told } | null;
  against: 'before' | 'lastYear';
  onRows: (column: ReportColumn, filters: readonly ReportFilter[]) => void;
};

export function DayChart({ period, table, before, against, onRows }: DayChartProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const millions = useMillions();
  const [isTable, setIsTable] = useState(false);
  const place = table.columns.indexOf('paid');
  const values = new Map(table.rows.map(({ key, now }) => [key, now[place] ?? 0]));
  // Where the office did not work then there is nothing to hold it against.
  const beforeValues =
    before === null || before.table.rows.length === 0 ? null : heldAgainst(period, before, place);
  const keys = table.groupBy === 'day' ? daysOf(period) : table.rows.map(({ key }) => key);
  const idle = useIdleDays(period, table.groupBy === 'day');
  const marks = [...new Set(keys.flatMap((key) => idle.get(key) ?? []))];
  const bars = keys.map((key, index): TimeBar => {
    const jalali = toJalali(key);
    const isLabelled =
      table.groupBy === 'month' || index === 0 || index === keys.length - 1 || (index + 1) % 7 === 1;
    const label =
      table.groupBy === 'month'
        ? (formatJalali(key, 'month-year', language).split(' ')[0] ?? '')
        : text('reports.number', { count: jalali.day });
    const value = values.get(key) ?? 0;
    const state = idle.get(key);
    const name = formatJalali(key, table.groupBy === 'month' ? 'month-year' : 'full', language);
    return {
      ...{ id: key, value, before: beforeValues?.(key) ?? null, label: isLabelled ? label : '' },
      mark: value > 0 || state === undefined ? undefined : text(`reports.mark.${state}`),
      title: text('reports.bar', { name, amount: formatRial(value, language) }),
    };
  });
  const title = text(table.groupBy === 'month' ? 'reports.takenByMonth' : 'reports.takenByDay');
  return (
    <Card
      title={title}
      note={text('reports.millions')}
      aside={
        <>
          <span className={styles.legend} aria-hidden="true">
            <span className={styles.now} /> {text('reports.thisPeriod')}
            {beforeValues === null ? null : (
              <>
                <span className={styles.then} /> {text('reports.sameWeekdayBefore')}
              </>
            )}
            {marks.map((state) => (
              <span key={state}>
                {text(`reports.mark.${state}`)} {text(`reports.days.state.${state}`)}
              </span>
            ))}
          </span>
          <Button isDense kind="quiet" onPress={() => setIsTable(!isTable)} aria-expanded={isTable}>
            {text(isTable ? 'reports.asChart' : 'reports.asTable')}
          </Button>
        </>
      }
    >
      {isTable ? (
        <div className={styles.scrolled}>
          <ReportTable caption={title} table={table} against={against} onRows={onRows} />
        </div>
      ) : (
        <DayBars
          label={text('reports.takenByDayWhat', { count: bars.length })}
          bars={bars}
          axisText={millions}
        />
      )}
    </Card>
  );
}

const idleStates = ['holiday', 'skipped'] as const satisfies readonly CalendarState[];
type IdleState = (typeof idleStates)[number];

/** Days of the month in which a period begins on which the office did not work, with why. */
function useIdleDays(period: Period, isEnabled: boolean): ReadonlyMap<string, IdleState> {
  const { data } = useDeskQuery(deskQueries.reports.days.queryOptions({ day: period.from }), {
    isEnabled,
    isBeside: true,
  });
  return new Map(
    (data?.days ?? []).flatMap(({ day, state }) => {
      const idle = idleStates.find((one) => one === state);
      return idle === undefined ? [] : [[day, idle] as const];
    }),
  );
}

/**
 * What each day is held against: the same weekday of the same week, counted from the first of each in its period; a month against
 * the one in its place.
 */
function heldAgainst(
  period: Period,
  before: { period: Period; table: Told },
  place: number,
): (key: string) => number | null {
  const values = new Map(before.table.rows.map(({ key, now }) => [key, now[place] ?? 0]));
  if (before.table.groupBy === 'month') {
    const keys = before.table.rows.map(({ key }) => key);
    const first = toJalali(period.from).month;
    return (key) => values.get(keys[toJalali(key).month - first] ?? '') ?? null;
  }
  const pairs = new Map<string, string>();
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const [own, others] = [period, before.period].map((span) =>
      daysOf(span).filter((day) => weekdayOf(day) === weekday),
    );
    for (const [index, day] of (own ?? []).entries()) {
      const other = others?.[index];
      if (other !== undefined) pairs.set(day, other);
    }
  }
  return (key) => {
    const other = pairs.get(key);
    return other === undefined ? null : (values.get(other) ?? null);
  };
}
