// Hours against weekdays: the more there was, the darker. Pure.
import { scaleLinear } from 'd3-scale';
import { weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { type DaySpan, daysOf } from '#core/foundation/calendar/jalali-period.ts';
import { chartWidth, columnsOf, type Drawing, footHeight, footMark, type Mark, rounded } from './drawing.ts';

export type Heat = {
  /** The hours that are shown, in order. */
  readonly hours: readonly number[];
  /** From Saturday to Friday, by hour. */
  readonly byWeekday: readonly (readonly number[])[];
};

type HourRow = { readonly key: string; readonly series: readonly number[] | null };

/**
 * What came to each hour of each weekday, from rows by hour that are told day by day. Hours between the first and the last stay in.
 * Null where there is nothing to show.
 */
export function heatOf(rows: readonly HourRow[], period: DaySpan): Heat | null {
  const weekdays = daysOf(period).map(weekdayOf);
  const byHour = new Map(
    rows.flatMap(({ key, series }) => {
      const hour = Number(key);
      const sums = [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
        (series ?? []).reduce((sum, value, place) => sum + (weekdays[place] === weekday ? value : 0), 0),
      );
      return key !== '' && sums.some((sum) => sum > 0) ? [[hour, sums] as const] : [];
    }),
  );
  if (byHour.size === 0) return null;
  const [first, last] = [Math.min(...byHour.keys()), Math.max(...byHour.keys())];
  const hours = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return {
    hours,
    byWeekday: [0, 1, 2, 3, 4, 5, 6].map((weekday) => hours.map((hour) => byHour.get(hour)?.[weekday] ?? 0)),
  };
}

type Words = {
  readonly isRightToLeft: boolean;
  weekday(weekday: number): string;
  hour(hour: number): string;
  value(value: number): string;
};

const [nameWidth, rowHeight] = [72, 18];

/** A cell for each hour of each weekday, the darkest where most was (D20.195). */
export function heatDrawing(
  { hours, byWeekday }: Heat,
  { isRightToLeft, weekday, hour, value }: Words,
): Drawing {
  const height = byWeekday.length * rowHeight + footHeight;
  const columns = columnsOf(hours.length, { free: nameWidth, width: chartWidth, gap: 0.06 }, isRightToLeft);
  const strengthOf = scaleLinear([0, Math.max(1, ...byWeekday.flat())], [0.12, 1]);
  const cells = byWeekday.flatMap((values, row): Mark[] => [
    {
      ...{ id: `name ${row}`, tone: 'axis', kind: 'text', text: weekday(row) },
      ...{ x: isRightToLeft ? chartWidth - 8 : 8, y: row * rowHeight + 13, anchor: 'start' },
    },
    ...values.map(
      (count, place): Mark => ({
        ...{ id: `cell ${row} ${place}`, tone: 'cell', kind: 'rect' },
        ...{ x: columns.startOf(place), width: columns.width },
        ...{ y: row * rowHeight + 1, height: rowHeight - 2 },
        strength: count === 0 ? 0 : rounded(strengthOf(count)),
        title: `${weekday(row)} ${hour(hours[place] ?? 0)}: ${value(count)}`,
      }),
    ),
  ]);
  const feet = hours.flatMap((of, place) => footMark(hour(of), place, columns, height));
  return { width: chartWidth, height, marks: [...cells, ...feet] };
}
