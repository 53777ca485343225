// Bars over time, from nought; what each is held against is a tick on it, not a second bar. And the small bars of a row. Pure.
import { scaleLinear } from 'd3-scale';
import {
  axisMarks,
  chartWidth,
  columnsOf,
  type Drawing,
  footMark,
  type Mark,
  planeOf,
  rounded,
} from './drawing.ts';

export type TimeBar = {
  readonly id: string;
  readonly value: number;
  /** Null where there is nothing to hold it against. */
  readonly before: number | null;
  /** Under the bar; empty for most of many. */
  readonly label: string;
  /** In place of a bar: why there is none. */
  readonly mark?: string | undefined;
  readonly title?: string;
};

type Drawn = {
  readonly isRightToLeft: boolean;
  /** How a value stands at the axis. */
  axisText(value: number): string;
};

/** A bar for each, in the direction in which the page is read (D20.195). */
export function barsDrawing(bars: readonly TimeBar[], { isRightToLeft, axisText }: Drawn): Drawing {
  const values = bars.flatMap(({ value, before }) => [value, before ?? 0]);
  const plane = planeOf(bars.length, values, isRightToLeft);
  const { yOf, columns, height } = plane;
  const wide = Math.min(28, columns.width);
  const marks = bars.flatMap(({ id, value, before, label, mark, title }, place): Mark[] => {
    const middle = columns.middleOf(place);
    return [
      {
        ...{ id: `bar ${id}`, tone: 'bar', kind: 'rect' },
        ...{ x: rounded(middle - wide / 2), width: wide },
        ...{ y: yOf(value), height: rounded(yOf(0) - yOf(value)) },
        ...(title === undefined ? {} : { title }),
      },
      ...(before === null
        ? []
        : [
            {
              ...{ id: `tick ${id}`, tone: 'tick' as const, kind: 'rect' as const },
              ...{ x: rounded(middle - wide * 0.62), width: rounded(wide * 1.24) },
              ...{ y: rounded(yOf(before) - 1.25), height: 2.5 },
            },
          ]),
      ...(mark === undefined
        ? []
        : [
            {
              ...{ id: `mark ${id}`, tone: 'axis' as const, kind: 'text' as const, text: mark },
              ...{ x: middle, y: rounded(yOf(0) - 5), anchor: 'middle' as const },
            },
          ]),
      ...footMark(label, place, columns, height),
    ];
  });
  return { width: chartWidth, height, marks: [...axisMarks(plane, axisText), ...marks] };
}

/** As many as a small picture has room for; of more it shows the sums of seven. */
const mostSparks = 92;

/** Whether a run of days is drawn week by week. */
export const isByWeek = ({ length }: readonly number[]): boolean => length > mostSparks;

const sumsOfSeven = (values: readonly number[]): number[] =>
  Array.from({ length: Math.ceil(values.length / 7) }, (_, place) =>
    values.slice(place * 7, place * 7 + 7).reduce((sum, value) => sum + value, 0),
  );

/** A run of small bars in a row of a table. */
export function sparkDrawing(days: readonly number[], isRightToLeft: boolean): Drawing {
  const values = isByWeek(days) ? sumsOfSeven(days) : days;
  const [width, height] = [Math.max(1, values.length) * 4, 20];
  const highOf = scaleLinear([0, Math.max(1, ...values)], [0, height]).clamp(true);
  const columns = columnsOf(values.length, { free: 0, width, gap: 0.25 }, isRightToLeft);
  const marks = values.map((value, place): Mark => {
    const high = rounded(highOf(value));
    return {
      ...{ id: `bar ${place}`, tone: 'bar', kind: 'rect' },
      ...{ x: columns.startOf(place), width: columns.width, y: rounded(height - high), height: high },
    };
  });
  return { width, height, marks };
}

/** A share of a whole, 0 to 1; what it is of begins where the line does. */
export function shareDrawing(share: number, isRightToLeft: boolean): Drawing {
  const width = rounded(scaleLinear([0, 1], [0, 100]).clamp(true)(share));
  const x = isRightToLeft ? rounded(100 - width) : 0;
  return {
    width: 100,
    height: 8,
    marks: [{ id: 'bar', tone: 'bar', kind: 'rect', x, y: 0, width, height: 8 }],
  };
}
