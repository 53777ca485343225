// What charts show of numbers, wherever they are drawn (D20.195).
import { expect, test } from 'vitest';
import { barsDrawing, shareDrawing, sparkDrawing } from '#core/foundation/reporting/charts/bars.ts';
import type { Drawing, Mark } from '#core/foundation/reporting/charts/drawing.ts';
import { heatDrawing, heatOf } from '#core/foundation/reporting/charts/heat.ts';
import { linesDrawing } from '#core/foundation/reporting/charts/lines.ts';

const axisText = String;
const bar = (id: string, value: number, before: number | null = null) => ({ id, value, before, label: id });
const of = <Kind extends Mark['kind']>({ marks }: Drawing, kind: Kind, tone: Mark['tone']) =>
  marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind && mark.tone === tone);

test('D20.195 bars stand from nought in the direction of the page, and nothing leaves the chart', () => {
  const bars = [bar('a', 100, 50), bar('b', 0), bar('c', 25), bar('d', -7)];
  for (const isRightToLeft of [true, false]) {
    const drawing = barsDrawing(bars, { isRightToLeft, axisText });
    const [a, b, c, d] = of(drawing, 'rect', 'bar');
    expect((a?.x ?? 0) > (b?.x ?? 0)).toBe(isRightToLeft);
    expect([b?.height, d?.height]).toEqual([0, 0]);
    expect((a?.height ?? 0) / (c?.height ?? 1)).toBeCloseTo(4, 1);
    expect(of(drawing, 'rect', 'tick')).toHaveLength(1);
    for (const { x, width, y, height } of of(drawing, 'rect', 'bar')) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(drawing.width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
  }
});

test('D20.195 the axis says round values from nought, none below the most', () => {
  const said = (...values: number[]) =>
    of(
      barsDrawing(
        values.map((value, place) => bar(`${place}`, value)),
        { isRightToLeft: true, axisText },
      ),
      'text',
      'axis',
    )
      .filter(({ id }) => id.startsWith('axis'))
      .map(({ text }) => Number(text));
  expect(said(73, 12)).toEqual([0, 50, 100]);
  expect(said()).toEqual(said(0));
  for (const most of [0, 1, 3, 7, 30, 45, 99, 101, 2_350_000]) {
    const values = said(most);
    expect(values[0]).toBe(0);
    expect(values.at(-1)).toBeGreaterThanOrEqual(most);
    expect(values.length).toBeGreaterThan(1);
    expect(new Set(values).size).toBe(values.length);
  }
});

test('D20.195 a line is broken where there is no value, and a single value is a dot', () => {
  const drawing = linesDrawing({
    ...{
      lines: [
        [1, 2, null, 4],
        [null, null, null, null],
      ],
      labels: ['a', '', '', 'd'],
    },
    ...{ isRightToLeft: true, axisText },
  });
  const [path, ...others] = of(drawing, 'path', 'line1');
  expect(others).toEqual([]);
  expect(path?.d.match(/[ML]/g)).toEqual(['M', 'L', 'M']);
  expect(of(drawing, 'dot', 'line1').map(({ title }) => title)).toEqual(['1', '2', '4']);
  expect(of(drawing, 'path', 'line2')).toEqual([]);
});

test('D20.195 hours against weekdays sum up to what was told day by day; the most is the darkest', () => {
  // 2026-11-28 is a Saturday; two weeks of it.
  const period = { from: '2026-11-28', to: '2026-12-11' };
  const series = (...days: readonly (readonly [place: number, value: number])[]) =>
    Array.from({ length: 14 }, (_, place) => days.find(([day]) => day === place)?.[1] ?? 0);
  const rows = [
    { key: '9', series: series([0, 3], [7, 1], [6, 2]) },
    { key: '11', series: series([1, 5]) },
    { key: '', series: series([2, 9]) },
  ];
  const heat = heatOf(rows, period);
  expect(heat?.hours).toEqual([9, 10, 11]);
  expect(heat?.byWeekday[0]).toEqual([4, 0, 0]);
  expect(heat?.byWeekday[1]).toEqual([0, 0, 5]);
  expect(heat?.byWeekday[6]).toEqual([2, 0, 0]);
  if (heat === null) throw new Error('there is something to show');
  const words = { weekday: String, hour: String, value: String };
  for (const isRightToLeft of [true, false]) {
    const cells = of(heatDrawing(heat, { isRightToLeft, ...words }), 'rect', 'cell');
    expect(cells).toHaveLength(21);
    expect(cells.filter(({ strength }) => strength === 1).map(({ title }) => title)).toEqual(['1 11: 5']);
    expect(cells.filter(({ strength }) => strength === 0)).toHaveLength(18);
    for (const { x, width } of cells) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(640);
    }
  }
  expect(heatOf([{ key: '9', series: series() }], period)).toBeNull();
});

test('D20.195 a share begins where the line does, and is never more than the whole', () => {
  expect(shareDrawing(0.25, true).marks).toMatchObject([{ x: 75, width: 25 }]);
  expect(shareDrawing(0.25, false).marks).toMatchObject([{ x: 0, width: 25 }]);
  expect(shareDrawing(7, true).marks).toMatchObject([{ x: 0, width: 100 }]);
  // A year is drawn week by week, and nothing of it is lost.
  const year = sparkDrawing(
    Array.from({ length: 366 }, (_, place) => (place === 365 ? 7 : 1)),
    true,
  );
  expect(of(year, 'rect', 'bar')).toHaveLength(53);
  expect(of(year, 'rect', 'bar').at(-1)?.height).toBe(20);
  for (const isRightToLeft of [true, false]) {
    const [none, most] = of(sparkDrawing([0, 10, -5], isRightToLeft), 'rect', 'bar');
    expect([none?.height, most?.height]).toEqual([0, 20]);
    expect((none?.x ?? 0) > (most?.x ?? 0)).toBe(isRightToLeft);
  }
});
