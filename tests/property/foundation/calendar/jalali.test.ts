import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  businessDayOf,
  daysBetween,
  tehranTimeOf,
  weekdayOf,
} from '#core/foundation/calendar/business-day.ts';
import { dayNumber } from '#core/foundation/calendar/day.ts';
import {
  formatJalali,
  fromJalali,
  jalaliMonthLength,
  parseJalaliDate,
  parsePspDate,
  toJalali,
} from '#core/foundation/calendar/jalali.ts';
import { inTier } from '#tests/support/tier.ts';

/** Whole years, in the first tier those that an office meets. */
const [firstYear, lastYear] = inTier([1391, 1430], [1300, 1450]);
const firstDay = fromJalali(firstYear, 1, 1);
const lastDay = addDays(fromJalali(lastYear + 1, 1, 1), -1);
const anyDay = fc
  .integer({ min: 0, max: daysBetween(firstDay, lastDay) })
  .map((count) => addDays(firstDay, count));

describe('the Jalali calendar against ICU', () => {
  it(`gives the same date and weekday for every day of ${firstYear} to ${lastYear}`, () => {
    const icu = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      weekday: 'long',
    });
    const differences: string[] = [];
    let days = 0;
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      const parts = new Map(
        icu.formatToParts(dayNumber(day) * 86_400_000).map((part) => [part.type, part.value]),
      );
      const expected = `${parts.get('year')}/${parts.get('month')}/${parts.get('day')}`;
      const ours = toJalali(day);
      if (
        `${ours.year}/${ours.month}/${ours.day}` !== expected ||
        fromJalali(ours.year, ours.month, ours.day) !== day ||
        !formatJalali(day, 'full', 'en').startsWith(`${parts.get('weekday')} `)
      ) {
        differences.push(day);
      }
      days += 1;
    }
    expect(differences).toEqual([]);
    const years = lastYear - firstYear + 1;
    const leapYears = Array.from({ length: years }, (_, index) => firstYear + index).filter(
      (year) => jalaliMonthLength(year, 12) === 30,
    ).length;
    expect(days).toBe(years * 365 + leapYears);
  });

  it('names the months as ICU does in Persian', () => {
    const icu = new Intl.DateTimeFormat('fa-u-ca-persian', { timeZone: 'UTC', month: 'long' });
    for (let month = 1; month <= 12; month += 1) {
      const day = fromJalali(1405, month, 1);
      expect(formatJalali(day, 'month-year', 'fa')).toBe(`${icu.format(dayNumber(day) * 86_400_000)} ۱۴۰۵`);
    }
  });
});

describe('what is shown', () => {
  it('is read back as the same day', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('fa' as const, 'en' as const), (day, locale) => {
        const shown = formatJalali(day, 'numeric', locale);
        expect(parseJalaliDate(shown)).toBe(day);
        expect(parseJalaliDate(shown.replaceAll('/', ''))).toBe(day);
        expect(parsePspDate(shown.slice(2), toJalali(day).year)).toBe(day);
      }),
    );
  });

  it('no text makes the readers throw', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789۰۱۴۵/-. ') });
    fc.assert(
      fc.property(typed, (text) => {
        for (const day of [parseJalaliDate(text), parsePspDate(text, 1405)]) {
          if (day !== null) expect(fromJalali(...jalaliParts(day))).toBe(day);
        }
      }),
    );
  });
});

describe('the office calendar', () => {
  it('agrees with ICU on the day and the time in Tehran, before and after 1401', () => {
    const icu = new Intl.DateTimeFormat('sv', {
      timeZone: 'Asia/Tehran',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const instants = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2070-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const iso = instant.toISOString();
        expect(`${businessDayOf(iso)} ${tehranTimeOf(iso)}`).toBe(icu.format(instant));
      }),
      { numRuns: 2000 },
    );
  });

  it('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('working days never land on a Friday or a holiday, and skip nothing else', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), fc.nat({ max: 6 }), (day, count, closed) => {
        const isHoliday = (candidate: string) => dayNumber(candidate) % 7 === closed;
        const end = addWorkingDays(day, count, isHoliday);
        let worked = 0;
        for (let current = addDays(day, 1); current <= end; current = addDays(current, 1)) {
          if (weekdayOf(current) !== 6 && !isHoliday(current)) worked += 1;
        }
        expect(worked).toBe(count);
        expect(weekdayOf(end)).not.toBe(6);
        expect(isHoliday(end)).toBe(false);
      }),
    );
  });
});

function jalaliParts(day: string): [number, number, number] {
  const { year, month, day: dayOfMonth } = toJalali(day);
  return [year, month, dayOfMonth];
}
