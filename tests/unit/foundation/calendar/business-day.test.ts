import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  businessDayOf,
  daysBetween,
  tehranTimeOf,
  weekdayOf,
} from '#core/foundation/calendar/business-day.ts';

const noHoliday = () => false;

describe('the business day of an instant', () => {
  it('changes at midnight in Tehran, half past eight in the evening in UTC', () => {
    expect(businessDayOf('2026-11-25T20:29:59.999Z')).toBe('2026-11-25');
    expect(businessDayOf('2026-11-25T20:30:00.000Z')).toBe('2026-11-26');
    expect(tehranTimeOf('2026-11-25T20:30:00.000Z')).toBe('00:00');
    expect(tehranTimeOf('2026-07-01T09:05:00Z')).toBe('12:35');
  });

  it('knows the summer time that ended with 1401', () => {
    expect(tehranTimeOf('2022-07-01T20:00:00.000Z')).toBe('00:30');
    expect(businessDayOf('2022-07-01T20:00:00.000Z')).toBe('2022-07-02');
    expect(tehranTimeOf('2022-01-01T20:00:00.000Z')).toBe('23:30');
  });

  it.each([
    '',
    '2026-11-25',
    '2026-02-30T10:00:00.000Z',
    '2026-11-25T25:00:00.000Z',
    '2026-11-25T10:00:00+03:30',
  ])('refuses «%s», which is no UTC instant', (text) => {
    expect(() => businessDayOf(text)).toThrow(RangeError);
    expect(() => tehranTimeOf(text)).toThrow(RangeError);
  });
});

describe('arithmetic on days', () => {
  it('adds and counts days over months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2025-03-21', '2026-03-21')).toBe(365);
    expect(daysBetween('2026-03-21', '2025-03-21')).toBe(-365);
  });

  it('counts the week from Saturday', () => {
    const week = [
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ];
    expect(week.map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(weekdayOf('1969-12-31')).toBe(4);
  });
});

describe('working days', () => {
  it('pass over Friday', () => {
    expect(addWorkingDays('2026-11-26', 1, noHoliday)).toBe('2026-11-28');
    expect(addWorkingDays('2026-11-25', 10, noHoliday)).toBe('2026-12-07');
  });

  it('pass over the holidays of the table', () => {
    expect(addWorkingDays('2026-11-26', 1, (day) => day === '2026-11-28')).toBe('2026-11-29');
  });

  it('start from any day, and none of them leaves the day as it is', () => {
    expect(addWorkingDays('2026-11-27', 0, noHoliday)).toBe('2026-11-27');
    expect(addWorkingDays('2026-11-27', 1, noHoliday)).toBe('2026-11-28');
  });

  it('refuse a broken count and a table without a working day', () => {
    expect(() => addWorkingDays('2026-11-25', -1, noHoliday)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-11-25', 1.5, noHoliday)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-11-25', 1, () => true)).toThrow(RangeError);
  });
});
