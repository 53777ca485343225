// When clients come and how long they stay: lines over the days, and hours against weekdays, each with the same as a table for who cannot
// see it (D20.195).
import { useState } from 'react';
import { formatJalali, toJalali } from '#core/foundation/calendar/jalali.ts';
import { daysOf, lengthOf, type Period } from '#core/foundation/calendar/jalali-period.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import { heatOf } from '#core/foundation/reporting/charts/heat.ts';
import type { ReportTable as Told } from '#core/oversight/reports/contract.ts';
import { weekdayLabels } from '#renderer/frame/weekday-labels.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DayLines, HeatMap } from '#renderer/ui/charts/charts.tsx';
import { Card } from './card.tsx';
import { groupText } from './group-label.tsx';
import { HiddenTable } from './hidden-table.tsx';
import styles from './report.module.css';
import { timeColumns } from './report-tables.ts';
import { valueText } from './value-text.tsx';

type OfPeriod = { period: Period; table: Told };
const minuteMs = 60_000;

/** Mean times of service and waiting, day by day or month by month. */
export function TimeLines({ period, table }: OfPeriod) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const rows = new Map(table.rows.map(({ key, now }) => [key, now]));
  const keys = table.groupBy === 'day' ? daysOf(period) : table.rows.map(({ key }) => key);
  if (keys.length < 2 || table.total.now.every((value) => value === null)) return null;
  const labels = keys.map((key, place) => {
    if (table.groupBy === 'month') return formatJalali(key, 'month-year', language).split(' ')[0] ?? '';
    const isLabelled = place % 7 === 0;
    return isLabelled ? text('reports.number', { count: toJalali(key).day }) : '';
  });
  const title = text(table.groupBy === 'month' ? 'reports.timesByMonth' : 'reports.timesByDay');
  return (
    <Card
      title={title}
      note={text('reports.inMinutes')}
      aside={
        <span className={styles.legend} aria-hidden="true">
          <span className={styles.line} /> {text('reports.column.serviceTime')}
          <span className={styles.dashed} /> {text('reports.column.waitTime')}
        </span>
      }
    >
      <DayLines
        label={title}
        lines={timeColumns.map((_, column) =>
          keys.map((key) => {
            const ms = rows.get(key)?.[column] ?? null;
            return ms === null ? null : Math.round(ms / minuteMs);
          }),
        )}
        labels={labels}
        axisText={(minutes) => text('reports.number', { count: minutes })}
      />
      <HiddenTable
        caption={title}
        heads={[
          text(`reports.group.${table.groupBy}`),
          ...timeColumns.map((column) => text(`reports.column.${column}`)),
        ]}
        rows={table.rows.map((row) => ({
          name: groupText(text, language, table.groupBy, row),
          cells: timeColumns.map((column, place) =>
            valueText(text, language, column, row.now[place] ?? null),
          ),
        }))}
      />
    </Card>
  );
}

type HourHeatProps = { period: Period; visits: Told; money: Told };

/** Visits or money by hour and weekday, over a week or more. */
export function HourHeat({ period, visits, money }: HourHeatProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [isMoney, setIsMoney] = useState(false);
  const heat = lengthOf(period) < 7 ? null : heatOf((isMoney ? money : visits).rows, period);
  if (heat === null) return null;
  const title = text(isMoney ? 'reports.paidByHour' : 'reports.visitsByHour');
  const weekday = (place: number): string => text(weekdayLabels[place] ?? 'shifts.weekday.0');
  const value = (count: number): string =>
    isMoney ? formatRial(count, language) : text('reports.number', { count });
  return (
    <Card
      title={title}
      aside={
        <Button isDense kind="quiet" onPress={() => setIsMoney(!isMoney)}>
          {text(isMoney ? 'reports.column.visits' : 'reports.column.paid')}
        </Button>
      }
    >
      <HeatMap
        {...{ label: title, heat, weekday, value }}
        hour={(hour) => text('reports.number', { count: hour })}
      />
      <HiddenTable
        caption={title}
        heads={[
          text('reports.group.weekday'),
          ...heat.hours.map((hour) => text('reports.hourFrom', { from: hour, to: hour + 1 })),
        ]}
        rows={heat.byWeekday.map((values, place) => ({ name: weekday(place), cells: values.map(value) }))}
      />
    </Card>
  );
}
