// A chart as marks on a plane, worked out once: the office draws it with React, the province in its pages (D20.195, D20.196). Pure.
// Who cannot see it reads the table that stands with it.
import { scaleBand, scaleLinear } from 'd3-scale';

/** What a mark is: colours and strokes follow from it where it is drawn. */
export type Tone = 'bar' | 'tick' | 'rule' | 'axis' | 'cell' | 'line1' | 'line2';
type Named = { readonly id: string; readonly tone: Tone };
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Mark = Named &
  (
    | (Box & {
        readonly kind: 'rect';
        /** How dark a cell is, 0 to 1. */
        readonly strength?: number;
        /** What is said of it where a pointer rests on it. */
        readonly title?: string;
      })
    | { readonly kind: 'path'; readonly d: string }
    | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly title?: string }
    | {
        readonly kind: 'text';
        readonly x: number;
        readonly y: number;
        /** By the direction of the page. */
        readonly anchor: 'start' | 'middle' | 'end';
        readonly text: string;
        /** An amount is read from left to right. */
        readonly isLtr?: boolean;
      }
  );

export type Drawing = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] };

/** Width of every chart, and the room of its axis and its foot. */
export const chartWidth = 640;
const axisWidth = 44;
export const footHeight = 18;

/** Two decimals are more than a screen shows. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

export type Columns = {
  /** The left edge of a column. */
  startOf(place: number): number;
  middleOf(place: number): number;
  readonly width: number;
};

type Span = {
  /** What is left free before the first, counted from where reading begins. */
  readonly free: number;
  /** Of the drawing. */
  readonly width: number;
  /** What part of a column's room is left free, half of it at each side, 0 to 1. */
  readonly gap: number;
};

/** Columns of equal width, the first where reading begins. */
export function columnsOf(count: number, { free, width, gap }: Span, isRightToLeft: boolean): Columns {
  const band = scaleBand([...new Array(count).keys()], isRightToLeft ? [width - free, 0] : [free, width])
    .paddingInner(gap)
    .paddingOuter(gap / 2);
  const startOf = (place: number): number => rounded(band(place) ?? 0);
  return {
    startOf,
    middleOf: (place) => rounded((band(place) ?? 0) + band.bandwidth() / 2),
    width: rounded(band.bandwidth()),
  };
}

export type Plane = {
  readonly isRightToLeft: boolean;
  readonly height: number;
  yOf(value: number): number;
  /** What the axis says: round values from nought to no less than the most. */
  readonly ticks: readonly number[];
  readonly columns: Columns;
};

/** Columns beside an axis, values from nought up. */
export function planeOf(columns: number, values: readonly number[], isRightToLeft: boolean): Plane {
  const height = 130;
  const axis = scaleLinear([0, Math.max(0, ...values) || 1], [height - footHeight, 8])
    .clamp(true)
    .nice(2);
  return {
    ...{ isRightToLeft, height },
    yOf: (value) => rounded(axis(value)),
    ticks: axis.ticks(2),
    columns: columnsOf(columns, { free: axisWidth, width: chartWidth, gap: 0.28 }, isRightToLeft),
  };
}

/** A horizontal rule at each round value, with what the axis says; the axis stands where reading begins. */
export function axisMarks({ yOf, ticks, isRightToLeft }: Plane, axisText: (value: number) => string): Mark[] {
  const xOf = (x: number): number => (isRightToLeft ? chartWidth - x : x);
  return ticks.flatMap((value, place): Mark[] => [
    {
      ...{ id: `rule ${place}`, tone: 'rule', kind: 'path' },
      d: `M${xOf(axisWidth)} ${yOf(value)}L${xOf(chartWidth)} ${yOf(value)}`,
    },
    {
      ...{ id: `axis ${place}`, tone: 'axis', kind: 'text', text: axisText(value), isLtr: true },
      ...{ x: xOf(axisWidth - 8), y: rounded(yOf(value) + 4), anchor: isRightToLeft ? 'start' : 'end' },
    },
  ]);
}

/** What stands under a column; empty for most of many. */
export const footMark = (text: string, place: number, columns: Columns, height: number): Mark[] =>
  text === ''
    ? []
    : [
        {
          ...{ id: `foot ${place}`, tone: 'axis', kind: 'text', text },
          ...{ x: columns.middleOf(place), y: height - 4, anchor: 'middle' },
        },
      ];
