// A chart as marks on a plane, worked out once: the office draws it with React, the province in its pages (D20.195). Pure. Who cannot see
// it reads the table that stands with it.

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
export const axisWidth = 44;
export const footHeight = 18;

/** The least of 1, 2 or 5 times a power of ten that is not below a value. */
export function niceMaximum(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}

/** Two decimals are more than a screen shows. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A horizontal rule at each of nought, half and most, with what the axis says. */
export function axisMarks(
  most: number,
  { yOf, xOf, isRightToLeft }: Plane,
  axisText: (value: number) => string,
): Mark[] {
  return [0, most / 2, most].flatMap((value, place): Mark[] => [
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

export type Plane = {
  readonly isRightToLeft: boolean;
  yOf(value: number): number;
  /** The axis stands where reading begins. */
  xOf(x: number): number;
  /** The middle of a column. */
  middle(place: number): number;
  readonly step: number;
};

/** Columns of equal width beside an axis, values from nought up. */
export function planeOf(
  columns: number,
  most: number,
  {
    height,
    top,
    isRightToLeft,
  }: { readonly height: number; readonly top: number; readonly isRightToLeft: boolean },
): Plane {
  const room = height - footHeight - top;
  const step = (chartWidth - axisWidth) / Math.max(1, columns);
  const xOf = (x: number): number => rounded(isRightToLeft ? chartWidth - x : x);
  return {
    ...{ isRightToLeft, xOf, step },
    yOf: (value) => rounded(top + room - (Math.max(0, value) / most) * room),
    middle: (place) => xOf(axisWidth + (place + 0.5) * step),
  };
}

/** What stands under a column; empty for most of many. */
export const footMark = (text: string, place: number, { middle }: Plane, height: number): Mark[] =>
  text === ''
    ? []
    : [
        {
          ...{ id: `foot ${place}`, tone: 'axis', kind: 'text', text },
          ...{ x: middle(place), y: height - 4, anchor: 'middle' },
        },
      ];
