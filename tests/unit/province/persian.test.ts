// Dates and ages on the supervisors' pages.
import { expect, test } from 'vitest';
import {
  ago,
  businessDay,
  dayAndTime,
  longDay,
  shortDay,
  tehranHour,
  timeOfDay,
} from '#province/page/persian.ts';

const instant = new Date('2026-11-25T10:37:49.123Z');

test('a date reads weekday, day, month, year', () => {
  expect(longDay(instant)).toBe('چهارشنبه ۴ آذر ۱۴۰۵');
  expect(dayAndTime(instant)).toBe('۱۴۰۵/۰۹/۰۴ ۱۴:۰۷');
});

test.each([
  ['2025-03-20', '۱۴۰۳/۱۲/۳۰'],
  ['2025-03-21', '۱۴۰۴/۰۱/۰۱'],
  ['2026-02-99', '2026-02-99'],
])('the business day %s is %s', (day, jalali) => {
  expect(shortDay(day)).toBe(jalali);
});

test('the business day changes at midnight in Tehran', () => {
  expect(businessDay(new Date('2026-11-25T20:29:59.000Z'))).toBe('2026-11-25');
  expect(businessDay(new Date('2026-11-25T20:30:00.000Z'))).toBe('2026-11-26');
  expect(tehranHour(instant)).toEqual({ hour: 14, weekday: 3 });
});

test.each([
  [5_000, 'کمتر از یک دقیقه پیش'],
  [60_000, '۱ دقیقه پیش'],
  [59 * 60_000, '۵۹ دقیقه پیش'],
  [3 * 3_600_000 + 1, '۳ ساعت پیش'],
  [72 * 3_600_000, '۳ روز پیش'],
  [-60_000, 'کمتر از یک دقیقه پیش'],
])('%i ms ago', (age, words) => {
  expect(ago(new Date(instant.getTime() - age), instant)).toBe(words);
});

test('what never was, and what no calendar has, are said plainly', () => {
  expect(ago(null, instant)).toBe('هرگز');
  expect(ago(new Date('rubbish'), instant)).toBe('—');
  expect(timeOfDay(null)).toBe('—');
  expect(timeOfDay('2026-11-25T04:32:00.000Z')).toBe('۰۸:۰۲');
});
