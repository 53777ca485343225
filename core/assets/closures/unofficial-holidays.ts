// Holidays of a year as the printed calendar has them, brought along so that deadlines do not count Nowruz (D7.80). Nobody issued them to
// the office: they are marked unofficial, the manager looks at them, and each becomes a closure with its source like any other.
import { isInTime } from '#core/foundation/calendar/closures.ts';
import { parseJalaliDate } from '#core/foundation/calendar/jalali.ts';
import { once } from '#db/prepared.ts';
import table1405 from './holidays-1405.json' with { type: 'json' };

/** The days (YYYY-MM-DD) of the Jalali year that the product brings, in their order. */
const daysOfYear = once(() =>
  table1405.days.map(({ date, title }) => {
    const day = parseJalaliDate(date);
    if (day === null) throw new Error(`${date} is no day`);
    return { day, title };
  }),
);

/** The holidays that the product brings, with what became of each: those that were declared, and those too long ago for it (D7.80). */
export function holidaysToDeclare(declared: readonly string[], today: string) {
  const days = daysOfYear().map(({ day: closedDay, title }) => {
    const isPast = !isInTime({ closedDay, declaredOn: today });
    if (declared.includes(closedDay)) return { closedDay, title, state: 'declared' as const };
    return { closedDay, title, state: isPast ? ('past' as const) : ('open' as const) };
  });
  return { year: table1405.year, days };
}
