// When something of the in-box has to be handled (D17). Pure; days are business days, `isClosed` the table of closures.
import { addDays, addWorkingDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';

/** The last day to handle what came in on a day. A table that leaves no working day in a year moves nothing. */
export function deadlineOf(cameOn: string, workingDays: number, isClosed: (day: string) => boolean): string {
  try {
    return addWorkingDays(cameOn, workingDays, isClosed);
  } catch (error) {
    if (error instanceof RangeError) return addWorkingDays(cameOn, workingDays, () => false);
    throw error;
  }
}

/** Working days from `today` to the deadline: 0 on the day itself, negative after it. */
export function workingDaysLeft(today: string, dueDay: string, isClosed: (day: string) => boolean): number {
  const [from, to] = today <= dueDay ? [today, dueDay] : [dueDay, today];
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (weekdayOf(day) !== 6 && !isClosed(day)) count += 1;
  }
  return today <= dueDay ? count : -count;
}
