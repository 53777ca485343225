// One or two lines over time, from nought; where nothing was, a line is broken. Pure.
import { axisMarks, type Drawing, footMark, type Mark, niceMaximum, planeOf } from './drawing.ts';

type Lines = {
  /** At most two; null where there is no value. */
  readonly lines: readonly (readonly (number | null)[])[];
  /** Under each column; empty for most of many. */
  readonly labels: readonly string[];
  readonly isRightToLeft: boolean;
  axisText(value: number): string;
};

const height = 130;
const tones = ['line1', 'line2'] as const;

/** Every value is a dot, and what lies side by side is joined (D20.195). */
export function linesDrawing({ lines, labels, isRightToLeft, axisText }: Lines): Drawing {
  const most = niceMaximum(Math.max(0, ...lines.flat().map((value) => value ?? 0)));
  const plane = planeOf(labels.length, most, { height, top: 8, isRightToLeft });
  const { yOf, middle } = plane;
  const marks = tones.flatMap((tone, index): Mark[] => {
    const values = lines[index] ?? [];
    const d = values
      .map((value, place) =>
        value === null
          ? ''
          : `${(values[place - 1] ?? null) === null ? 'M' : 'L'}${middle(place)} ${yOf(value)}`,
      )
      .join('');
    const dots = values.flatMap((value, place): Mark[] =>
      value === null
        ? []
        : [
            {
              id: `${tone} ${place}`,
              tone,
              kind: 'dot',
              x: middle(place),
              y: yOf(value),
              title: axisText(value),
            },
          ],
    );
    return d === '' ? [] : [{ id: tone, tone, kind: 'path', d }, ...dots];
  });
  const feet = labels.flatMap((label, place) => footMark(label, place, plane, height));
  return { width: 640, height, marks: [...axisMarks(most, plane, axisText), ...marks, ...feet] };
}
