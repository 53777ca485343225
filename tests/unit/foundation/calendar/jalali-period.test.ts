// Periods of the Jalali calendar: what a day lies in, what comes before and after, and the same of the year before.
import { expect, it } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { formatJalali, fromJalali } from '#core/foundation/calendar/jalali.ts';
import {
  calendarPeriods,
  comparable,
  daysOf,
  lengthOf,
  type Period,
  periodAfter,
  periodBefore,
  periodOf,
  sameOfLastYear,
} from '#core/foundation/calendar/jalali-period.ts';

/** Wednesday 4 Azar 1405. */
const day = '2026-11-25';
const shown = ({ from, to }: { from: string; to: string }): string =>
  [from, to].map((end) => formatJalali(end, 'numeric', 'en')).join(' ');

it('a day lies in its week from Saturday, its month, season and year', () => {
  expect(calendarPeriods.map((kind) => shown(periodOf(kind, day)))).toEqual([
    '1405/09/04 1405/09/04',
    '1405/08/30 1405/09/06',
    '1405/09/01 1405/09/30',
    '1405/07/01 1405/09/30',
    '1405/01/01 1405/12/29',
  ]);
});

it('every day of ten years is in exactly one period of a kind, and before and after meet it without a gap', () => {
  for (const kind of ['week', 'month', 'season', 'year'] as const) {
    let period = periodOf(kind, fromJalali(1400, 1, 1));
    for (let count = 0; count < (kind === 'year' ? 10 : 60); count += 1) {
      const next = periodAfter(period);
      expect(next.from).toBe(addDays(period.to, 1));
      expect(periodBefore(next)).toEqual(period);
      expect(periodOf(kind, period.to)).toEqual(period);
      period = next;
    }
  }
});

it('the same of the year before has the same dates; a week and a day the same weekdays', () => {
  expect(shown(sameOfLastYear(periodOf('month', day)))).toBe('1404/09/01 1404/09/30');
  expect(shown(sameOfLastYear(periodOf('year', day)))).toBe('1404/01/01 1404/12/29');
  // 1403 is a leap year: the last day of Esfand stands for the end of the month, both ways.
  const esfand = periodOf('month', fromJalali(1404, 12, 5));
  expect(shown(sameOfLastYear(esfand))).toBe('1403/12/01 1403/12/30');
  expect(shown(sameOfLastYear(periodAfter(periodBefore(sameOfLastYear(esfand)))))).toBe(
    '1402/12/01 1402/12/29',
  );
  const week = periodOf('week', day);
  expect(sameOfLastYear(week)).toEqual({
    kind: 'week',
    from: addDays(week.from, -364),
    to: addDays(week.to, -364),
  });
});

it('between two days, as many days stand before and after', () => {
  const between: Period = { kind: 'between', from: '2026-11-01', to: '2026-11-10' };
  expect(periodBefore(between)).toEqual({ kind: 'between', from: '2026-10-22', to: '2026-10-31' });
  expect(periodAfter(between)).toEqual({ kind: 'between', from: '2026-11-11', to: '2026-11-20' });
  expect(daysOf(between)).toHaveLength(lengthOf(between));
});

it('a month that is not over is held against as many days of the other one', () => {
  const month = periodOf('month', day);
  const before = periodBefore(month);
  expect(shown(comparable(month, before, day))).toBe('1405/08/01 1405/08/04');
  expect(comparable(before, periodBefore(before), day)).toEqual(periodBefore(before));
  // On the last day all of the other one counts, though it is longer.
  const mehr = periodOf('month', fromJalali(1405, 7, 1));
  const shahrivar = periodBefore(mehr);
  expect(lengthOf(shahrivar)).toBe(31);
  expect(comparable(mehr, shahrivar, mehr.to)).toEqual(shahrivar);
});
