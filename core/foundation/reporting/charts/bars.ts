// Bars over time, from nought; what each is held against is a tick on it, not a second bar. And the small bars of a row. Pure.
import { axisMarks, type Drawing, footMark, type Mark, niceMaximum, planeOf, rounded } from './drawing.ts';

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

const height = 130;

/** A bar for each, in the direction in which the page is read (D20.195). */
export function barsDrawing(bars: readonly TimeBar[], { isRightToLeft, axisText }: Drawn): Drawing {
  const most = niceMaximum(Math.max(0, ...bars.flatMap(({ value, before }) => [value, before ?? 0])));
  const plane = planeOf(bars.length, most, { height, top: 8, isRightToLeft });
  const { yOf, middle, step } = plane;
  const wide = Math.min(28, step * 0.72);
  const marks = bars.flatMap(({ id, value, before, label, mark, title }, place): Mark[] => [
    {
      ...{ id: `bar ${id}`, tone: 'bar', kind: 'rect' },
      ...{ x: rounded(middle(place) - wide / 2), width: rounded(wide) },
      ...{ y: yOf(value), height: rounded(Math.max(0, yOf(0) - yOf(value))) },
      ...(title === undefined ? {} : { title }),
    },
    ...(before === null
      ? []
      : [
          {
            ...{ id: `tick ${id}`, tone: 'tick' as const, kind: 'rect' as const },
            ...{ x: rounded(middle(place) - wide * 0.62), width: rounded(wide * 1.24) },
            ...{ y: rounded(yOf(before) - 1.25), height: 2.5 },
          },
        ]),
    ...(mark === undefined
      ? []
      : [
          {
            ...{ id: `mark ${id}`, tone: 'axis' as const, kind: 'text' as const, text: mark },
            ...{ x: middle(place), y: rounded(yOf(0) - 5), anchor: 'middle' as const },
          },
        ]),
    ...footMark(label, place, plane, height),
  ]);
  return { width: 640, height, marks: [...axisMarks(most, plane, axisText), ...marks] };
}

/** A run of small bars in a row of a table. */
export function sparkDrawing(values: readonly number[], isRightToLeft: boolean): Drawing {
  const most = Math.max(1, ...values);
  const marks = (isRightToLeft ? values.toReversed() : values).map((value, place): Mark => {
    const high = rounded((Math.max(0, value) / most) * 20);
    const id = `bar ${place}`;
    return { id, tone: 'bar', kind: 'rect', x: place * 4, width: 3, y: rounded(20 - high), height: high };
  });
  return { width: Math.max(1, values.length) * 4, height: 20, marks };
}

/** A share of a whole, 0 to 1; what it is of begins where the line does. */
export function shareDrawing(share: number, isRightToLeft: boolean): Drawing {
  const width = rounded(Math.max(0, Math.min(1, share)) * 100);
  const x = isRightToLeft ? rounded(100 - width) : 0;
  return {
    width: 100,
    height: 8,
    marks: [{ id: 'bar', tone: 'bar', kind: 'rect', x, y: 0, width, height: 8 }],
  };
}
