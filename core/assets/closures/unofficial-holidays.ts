// Holidays of a year as the printed calendar has them, brought along so that deadlines do not count Nowruz (D7.80). Nobody issued them to
// the office: they are marked unofficial, the manager looks at them, and each becomes a closure with its source like any other.
import { isInTime } from '#core/foundation/calendar/closures.ts';
import { parseJalaliDate } from '#core/foundation/calendar/jalali.ts';
import table1405 from './holidays-1405.json' with { type: 'json' };

/** The year that the product brings, Jalali, and its days (YYYY-MM-DD) in their order. */
const unofficialHolidays = {
  year: table1405.year,
  days: table1405.days.map(({ date, title }) => {
    const day = parseJalaliDate(date);
    if (day === null) throw new Error(`${date} is no day`);
    return { day, title };
  }),
} as const;

/** The holidays that the product brings, with what became of each: those that were declared, and those too long ago for it (D7.80). */
export function holidaysToDeclare(declared: readonly string[], today: string) {
  const days = unofficialHolidays.days.map(({ day: closedDay, title }) => {
    const isPast = !isInTime({ closedDay, declaredOn: today });
    if (declared.includes(closedDay)) return { closedDay, title, state: 'declared' as const };
    return { closedDay, title, state: isPast ? ('past' as const) : ('open' as const) };
  });
  return { year: unofficialHolidays.year, days };
}
