// What moves the deadline of a complaint: days that were declared closed in time (D7). The same at the office and at the province.
import { daysBetween, deadlineOf } from './business-day.ts';

/** Working days within which the office answers (domain.md §6: configurable; this is the default). */
const answerWithinWorkingDays = 10;
/** A closure is declared at most so many days after its day: no deadline is moved after the fact. */
const declaredWithinDays = 3;

type Closure = { readonly closedDay: string; readonly declaredOn: string };

/** True when a declared closure moves deadlines: it was said in time. Judged again at every read (D7.5). */
export function isInTime({ closedDay, declaredOn }: Closure): boolean {
  return daysBetween(closedDay, declaredOn) <= declaredWithinDays;
}

/**
 * The last day to answer a complaint: ten working days after the day of the register, passing over Fridays and the days on which the
 * office was closed. A table that leaves no working day in a year moves nothing (D7.4).
 */
export function complaintDueDay(registeredOn: string, isClosed: (day: string) => boolean): string {
  return deadlineOf(registeredOn, answerWithinWorkingDays, isClosed);
}
