// The business day of now, as whoever is asked for something has to take it.
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';

/** The business day (Asia/Tehran, `YYYY-MM-DD`) of a machine's now (J31). */
export function todayOf({ machine }: { readonly machine: { now(): string } }): string {
  return businessDayOf(machine.now());
}
