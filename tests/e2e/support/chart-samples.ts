// What the pictures of charts show: one chart of each kind, usual and extreme.
import {
  barsDrawing,
  shareDrawing,
  sparkDrawing,
  type TimeBar,
} from '#core/foundation/reporting/charts/bars.ts';
import type { Drawing } from '#core/foundation/reporting/charts/drawing.ts';
import { type Heat, heatDrawing } from '#core/foundation/reporting/charts/heat.ts';
import { linesDrawing } from '#core/foundation/reporting/charts/lines.ts';

const persian = new Intl.NumberFormat('fa-IR');
export const say = (value: number): string => persian.format(value);

const days = Array.from({ length: 31 }, (_, place) => place);
/** Even in how it varies: no two days beside each other are alike, and Fridays are closed. */
const ofDay = (place: number): number => (place % 7 === 6 ? 0 : 7 + ((place * 13) % 29));

export const month: readonly TimeBar[] = days.map((place) => ({
  id: `${place}`,
  value: ofDay(place),
  before: place % 7 === 6 ? null : 4 + ((place * 11) % 31),
  label: place % 7 === 0 ? say(place + 1) : '',
  mark: place % 7 === 6 ? '×' : undefined,
}));
/** What a busy office takes in each month of a year, in millions: the widest words of an axis. */
export const year: readonly TimeBar[] = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
].map((label, place) => ({ id: label, value: 11_000 + ((place * 1_700) % 7_300), before: null, label }));

export const minutes = {
  lines: [
    days.map((place) => (place % 7 === 6 ? null : 9 + ((place * 5) % 11))),
    days.map((place) => (place % 7 === 6 || place === 3 ? null : 2 + ((place * 3) % 7))),
  ],
  labels: days.map((place) => (place % 7 === 0 ? say(place + 1) : '')),
};

const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16];
export const heat: Heat = {
  hours,
  byWeekday: [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    hours.map((hour) => (weekday === 6 ? 0 : (weekday * 7 + hour * 5) % 23)),
  ),
};
const weekdays = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'];
export const heatWords = { weekday: (place: number) => weekdays[place] ?? '', hour: say, value: say };

/** Small multiples: the same days of three people. */
export const people: readonly (readonly number[])[] = [1, 2, 3].map((nth) =>
  days.map((place) => (ofDay(place) * nth) % 17),
);
export const shares = [1, 0.55, 0.02];

/** The charts in the order in which the page has them, as they are worked out. */
export const drawingsOf = (isRightToLeft: boolean): Readonly<Record<string, Drawing>> => ({
  bars: barsDrawing(month, { isRightToLeft, axisText: say }),
  months: barsDrawing(year, { isRightToLeft, axisText: say }),
  lines: linesDrawing({ ...minutes, isRightToLeft, axisText: say }),
  heat: heatDrawing(heat, { isRightToLeft, ...heatWords }),
  ...Object.fromEntries(people.map((values, nth) => [`people${nth}`, sparkDrawing(values, isRightToLeft)])),
  ...Object.fromEntries(shares.map((share, nth) => [`share${nth}`, shareDrawing(share, isRightToLeft)])),
});
