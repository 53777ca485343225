import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ageRoute, jalaliAge } from '#core/foundation/calendar/age.ts';
import { fromJalali } from '#core/foundation/calendar/jalali.ts';

it.each([
  ['1396/09/04', '1405/09/03', 8],
  ['1396/09/04', '1405/09/04', 9],
  ['1399/12/30', '1405/12/29', 5],
  ['1399/12/30', '1406/01/01', 6],
  ['1405/09/04', '1405/09/04', 0],
])('D1.14 who was born on %s is on %s so many whole Jalali years old: %i', (born, day, age) => {
  const at = (date: string) => {
    const [year = 0, month = 0, dayOfMonth = 0] = date.split('/').map(Number);
    return fromJalali(year, month, dayOfMonth);
  };
  expect(jalaliAge(at(born), at(day))).toBe(age);
});

it('D1.14 an age never falls as days go by, and a route never goes back', () => {
  const order = ['below_sana_age', 'of_sana_age', 'adult'];
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      day,
      day,
      day,
      fc.constantFrom('girl' as const, 'boy' as const),
      (one, other, third, gender) => {
        const [born = '', before = '', after = ''] = [one, other, third]
          .map((date) => date.toISOString().slice(0, 10))
          .toSorted();
        expect(jalaliAge(born, after)).toBeGreaterThanOrEqual(jalaliAge(born, before));
        const [first, then] = [before, after].map((at) => order.indexOf(ageRoute(born, gender, at)));
        expect(then).toBeGreaterThanOrEqual(first ?? 0);
      },
    ),
  );
});
