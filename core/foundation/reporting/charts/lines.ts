// One or two lines over time, from nought; where nothing was, a line is broken. Pure.
import { line } from 'd3-shape';
import { axisMarks, chartWidth, type Drawing, footMark, type Mark, planeOf } from './drawing.ts';

type Lines = {
  /** At most two; null where there is no value. */
  readonly lines: readonly (readonly (number | null)[])[];
  /** Under each column; empty for most of many. */
  readonly labels: readonly string[];
  readonly isRightToLeft: boolean;
  axisText(value: number): string;
};

const tones = ['line1', 'line2'] as const;

/** Every value is a dot, and what lies side by side is joined (D20.195). */
export function linesDrawing({ lines, labels, isRightToLeft, axisText }: Lines): Drawing {
  const plane = planeOf(
    labels.length,
    lines.flat().map((value) => value ?? 0),
    isRightToLeft,
  );
  const { yOf, columns, height } = plane;
  const pathOf = line<number | null>()
    .digits(2)
    .defined((value) => value !== null)
    .x((_, place) => columns.middleOf(place))
    .y((value) => yOf(value ?? 0));
  const marks = tones.flatMap((tone, index): Mark[] => {
    const values = lines[index] ?? [];
    const d = pathOf(values);
    const dots = values.flatMap((value, place): Mark[] =>
      value === null
        ? []
        : [
            {
              id: `${tone} ${place}`,
              tone,
              kind: 'dot',
              x: columns.middleOf(place),
              y: yOf(value),
              title: axisText(value),
            },
          ],
    );
    return d === null ? [] : [{ id: tone, tone, kind: 'path', d }, ...dots];
  });
  const feet = labels.flatMap((label, place) => footMark(label, place, columns, height));
  return { width: chartWidth, height, marks: [...axisMarks(plane, axisText), ...marks, ...feet] };
}
