// The bank's side as values: every rial is at one place, honest offices are asked nothing, and every planted fault stays open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import {
  creditedFor,
  isReached,
  metTogether,
  settlementDayOf,
  settlementDaysBetween,
  termsOf,
  windowDays,
} from '#core/foundation/settlement/bank/settlement-days.ts';
import { stateOf } from '#core/foundation/settlement/ledger/open-difference.ts';

const start = '2026-11-21';
const none = () => false;
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const rests = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 24 });
const holidays = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 8 })
  .map((days) => new Set(days.map((day) => addDays(start, day))));

describe('days that are met together', () => {
  it('D21.133 cancel within the window, money first, and one of them is in no other group', () => {
    fc.assert(
      fc.property(rests, (all) => {
        const met = [...metTogether(all)].toSorted((a, b) => a - b);
        expect(sum(met.map((at) => all[at] ?? 0))).toBe(0);
        for (const at of met) {
          expect(all[at]).not.toBe(0);
          expect(met.some((other) => other !== at && Math.abs(other - at) <= windowDays)).toBe(true);
        }
      }),
    );
  });

  it('D21.133 follow from the four days on either side: a far day changes nothing', () => {
    fc.assert(
      fc.property(rests, (all) => {
        const padded = [0, 0, 0, 0, ...all, 0, 0, 0, 0];
        const whole = metTogether(all);
        all.forEach((_, at) => {
          expect(metTogether(padded.slice(at, at + 9)).has(4)).toBe(whole.has(at));
        });
      }),
    );
  });

  it('D21.133 a late credit, two days at once and one day in two parts are met; what fits in two ways is not', () => {
    const met = (...all: number[]) => [...metTogether(all)].toSorted((a, b) => a - b);
    expect(met(0, 5, -5, 0)).toEqual([1, 2]);
    expect(met(5, 0, -5)).toEqual([0, 2]);
    expect(met(5, 3, -8)).toEqual([0, 1, 2]);
    expect(met(8, -3, -5)).toEqual([0, 1, 2]);
    expect(met(5, 5, -5)).toEqual([]);
    expect(met(5, -5, -5)).toEqual([]);
    expect(met(-5, 5)).toEqual([]);
    expect(met(5, 0, 0, -5)).toEqual([]);
  });
});

/** What the bank did with a day's money. */
const deeds = ['paid', 'a day late', 'two days late', 'short', 'kept', 'twice'] as const;
type Deed = (typeof deeds)[number];
const faults: ReadonlySet<Deed> = new Set<Deed>(['short', 'kept', 'twice']);

/** Days of sale with an amount that no other day has, and what became of it. Late and wrong days stand apart from each other. */
const office = fc.record({
  closed: holidays,
  deeds: fc.array(fc.constantFrom<Deed>(...deeds), { minLength: 2, maxLength: 4 }),
  paysOnHolidays: fc.boolean(),
});

describe('an office and its bank', () => {
  it('D21.130 D21.132 each rial is credited or open, honest days agree, each fault stays open', () => {
    fc.assert(
      fc.property(office, ({ closed, deeds: acts, paysOnHolidays }) => {
        const isClosed = (day: string): boolean => closed.has(day);
        const sales = Array.from({ length: 42 }, (_, at) => ({
          day: addDays(start, at),
          rials: 1_000 + 7 ** 2 * at,
        }));
        const days = settlementDaysBetween(addDays(start, -20), addDays(start, 80), isClosed);
        const actOf = (settled: string): Deed => {
          const at = days.indexOf(settled);
          return at % 9 === 4 ? (acts[Math.floor(at / 9) % acts.length] ?? 'paid') : 'paid';
        };
        const credits: { day: string; rials: number }[] = [];
        const expected = new Map<string, number>();
        for (const { day, rials } of sales) {
          const settled = settlementDayOf(day, isClosed);
          expected.set(settled, (expected.get(settled) ?? 0) + rials);
        }
        for (const [settled, rials] of expected) {
          const act = actOf(settled);
          const late = act === 'a day late' ? 1 : act === 'two days late' ? 2 : 0;
          const on = days[days.indexOf(settled) + late] ?? settled;
          if (act === 'kept') continue;
          credits.push({ day: on, rials: act === 'short' ? rials - 10 : rials });
          if (act === 'twice') credits.push({ day: on, rials });
        }
        // A bank that pays on holidays pays the day before the settlement day, where that is one.
        const told = credits.map((one) => {
          const before = addDays(one.day, -1);
          const isHoliday = weekdayOf(before) === 6 || isClosed(before);
          return paysOnHolidays && isHoliday ? { ...one, day: before } : one;
        });
        const rest = days.map(
          (day) =>
            (expected.get(day) ?? 0) -
            sum(told.filter((one) => creditedFor(one.day, isClosed) === day).map(({ rials }) => rials)),
        );
        const met = metTogether(rest);
        const open = rest.map((one, at) => (met.has(at) ? 0 : one));
        expect(sum(open)).toBe(sum(sales.map(({ rials }) => rials)) - sum(told.map(({ rials }) => rials)));
        for (const [settled] of expected)
          expect(open[days.indexOf(settled)] !== 0, `${settled} ${actOf(settled)}`).toBe(
            faults.has(actOf(settled)),
          );
      }),
    );
  });

  it('D21.150 D21.133 agrees by a term of one to three working days, also where the bank pays nothing on Thursdays', () => {
    fc.assert(
      fc.property(holidays, fc.constantFrom(1, 2, 3), fc.boolean(), (closed, term, paysOnThursdays) => {
        const isClosed = (day: string): boolean => closed.has(day);
        const settledOn = (day: string): string => settlementDayOf(day, isClosed, () => term);
        const days = settlementDaysBetween(addDays(start, -20), addDays(start, 90), isClosed);
        const restBy = (expectedOn: (day: string) => string): number[] => {
          const rest = new Map(days.map((day) => [day, 0]));
          const add = (day: string, rials: number): void => {
            rest.set(day, (rest.get(day) ?? 0) + rials);
          };
          for (let at = 0; at < 42; at += 1) {
            const [day, rials] = [addDays(start, at), 1_000 + 7 ** 2 * at];
            const on = settledOn(day);
            const isLater = !paysOnThursdays && weekdayOf(on) === 5;
            add(expectedOn(day), rials);
            add(isLater ? (days[days.indexOf(on) + 1] ?? on) : on, -rials);
          }
          return [...rest.values()];
        };
        const rest = restBy(settledOn);
        expect(rest.filter((one, at) => one !== 0 && !metTogether(rest).has(at))).toEqual([]);
        // By another term than the bank's nothing agrees: nobody gains by saying one.
        const wrong = restBy((day) => settlementDayOf(day, isClosed, () => (term % 3) + 1));
        expect(wrong.some((one, at) => one !== 0 && !metTogether(wrong).has(at))).toBe(true);
      }),
    );
  });

  it('D21.150 takes the term from the newest statement that tells of a day, and of the days just before its first', () => {
    const termOf = termsOf([
      { from: '2026-12-10', to: '2026-12-20', termDays: 2 },
      { from: '2026-12-01', to: '2026-12-12', termDays: 3 },
    ]);
    expect(['2026-11-16', '2026-11-28', '2026-12-05', '2026-12-11', '2026-12-25'].map(termOf)).toEqual([
      ...[null, 2, 3, 2, null],
    ]);
  });

  it('D21.130 a day of sale is settled on one working day, after it, and never before the day before is', () => {
    fc.assert(
      fc.property(holidays, (closed) => {
        const isClosed = (day: string): boolean => closed.has(day);
        let last = '';
        for (let at = 0; at < 60; at += 1) {
          const day = addDays(start, at);
          const settled = settlementDayOf(day, isClosed);
          expect(settled > day && settled >= last && !isClosed(settled) && weekdayOf(settled) !== 6).toBe(
            true,
          );
          expect(creditedFor(settled, isClosed)).toBe(settled);
          last = settled;
        }
      }),
    );
  });

  it('D21.131 is asked about a day once statements tell of it and of its window, and of a day without one after a week', () => {
    const days = settlementDaysBetween(start, addDays(start, 20), none);
    const [day = '', second = '', third = ''] = days;
    expect(isReached(day, [{ from: day, to: third }], days)).toBe(true);
    expect(isReached(day, [{ from: day, to: second }], days)).toBe(false);
    expect(
      isReached(
        day,
        [
          { from: day, to: day },
          { from: second, to: third },
        ],
        days,
      ),
    ).toBe(true);
    expect(isReached(day, [{ from: second, to: third }], days)).toBe(false);
    const bank = { account: 'bank', waits: true } as const;
    expect([0, 4, 5].map((age) => stateOf(bank, { age, isReported: false }))).toEqual([
      'awaited',
      'awaited',
      'missing',
    ]);
    expect(stateOf({ ...bank, waits: false }, { age: 0, isReported: false })).toBe('differs');
  });
});
