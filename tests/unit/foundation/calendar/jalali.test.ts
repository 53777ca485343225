import { describe, expect, it } from 'vitest';
import {
  formatJalali,
  fromJalali,
  jalaliMonthLength,
  parseJalaliDate,
  parsePspDate,
  toJalali,
} from '#core/foundation/calendar/jalali.ts';

describe('conversion', () => {
  it.each([
    ['2025-03-20', 1403, 12, 30],
    ['2025-03-21', 1404, 1, 1],
    ['2026-03-21', 1405, 1, 1],
    ['2026-11-25', 1405, 9, 4],
  ])('%s is %d/%d/%d', (gregorian, year, month, day) => {
    expect(toJalali(gregorian)).toEqual({ year, month, day });
    expect(fromJalali(year, month, day)).toBe(gregorian);
  });

  it('knows leap years and month lengths', () => {
    expect([1399, 1403, 1404, 1405, 1408].map((year) => jalaliMonthLength(year, 12))).toEqual([
      30, 30, 29, 29, 30,
    ]);
    expect(jalaliMonthLength(1405, 6)).toBe(31);
    expect(jalaliMonthLength(1405, 7)).toBe(30);
    expect(jalaliMonthLength(1405, 12)).toBe(29);
  });

  it.each([
    [1405, 12, 30],
    [1405, 7, 31],
    [1405, 13, 1],
    [1405, 0, 1],
    [1405, 1, 0],
    [1405, 1, 1.5],
    [2026, 1, 1],
    [Number.NaN, 1, 1],
  ])('refuses %d/%d/%d, which does not exist', (year, month, day) => {
    expect(() => fromJalali(year, month, day)).toThrow(RangeError);
  });

  it.each(['2026-02-30', '2026-1-1', '1405/09/04', '', '2026-11-25T00:00:00Z', '1200-01-01'])(
    'refuses «%s» as a day',
    (text) => {
      expect(() => toJalali(text)).toThrow(RangeError);
    },
  );
});

describe('parseJalaliDate', () => {
  it.each(['۱۴۰۵/۰۹/۰۴', '1405-9-4', '1405.09.04', '14050904', '١٤٠٥٠٩٠٤', ' \u200f۱۴۰۵/۹/۴\u200e '])(
    'reads «%s» as 4 Azar 1405',
    (text) => {
      expect(parseJalaliDate(text)).toBe('2026-11-25');
    },
  );

  it.each([
    '',
    '1405/12/30',
    '1405/09-04',
    '2026/11/25',
    '05/09/04',
    '1405090',
    '1405/9/4 12:00',
    '1405/00/10',
    'آذر',
  ])('reads nothing from «%s»', (text) => {
    expect(parseJalaliDate(text)).toBeNull();
  });
});

describe('parsePspDate', () => {
  it.each([
    ['1405/09/04', '2026-11-25'],
    ['1405-09-04', '2026-11-25'],
    ['1405.09.04', '2026-11-25'],
    ['14050904', '2026-11-25'],
    ['05/09/04', '2026-11-25'],
    ['۰۵/۰۹/۰۴', '2026-11-25'],
    ['99/12/30', '2021-03-20'],
  ])('reads «%s» in 1405 as %s', (text, day) => {
    expect(parsePspDate(text, 1405)).toBe(day);
  });

  it('takes the century that is nearest to the reference year', () => {
    expect(parsePspDate('00/01/01', 1399)).toBe(fromJalali(1400, 1, 1));
    expect(parsePspDate('99/01/01', 1400)).toBe(fromJalali(1399, 1, 1));
  });

  it.each(['05/13/01', '050904', '05/12/30', '26/11', ''])('reads nothing from «%s»', (text) => {
    expect(parsePspDate(text, 1405)).toBeNull();
  });
});

describe('formatJalali', () => {
  it('writes every style in Persian', () => {
    expect(formatJalali('2026-11-25', 'full', 'fa')).toBe('چهارشنبه ۴ آذر ۱۴۰۵');
    expect(formatJalali('2026-11-25', 'numeric', 'fa')).toBe('۱۴۰۵/۰۹/۰۴');
    expect(formatJalali('2026-11-25', 'month-year', 'fa')).toBe('آذر ۱۴۰۵');
  });

  it('writes every style in English', () => {
    expect(formatJalali('2026-11-25', 'full', 'en')).toBe('Wednesday 4 Azar 1405');
    expect(formatJalali('2026-11-25', 'numeric', 'en')).toBe('1405/09/04');
    expect(formatJalali('2026-11-25', 'month-year', 'en')).toBe('Azar 1405');
  });
});
