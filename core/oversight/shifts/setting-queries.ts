// The weeks of people: of those that have begun the last one counts (D11, D20.4).
import { sql } from 'drizzle-orm';
import { shiftWeeks } from '#db/schema/oversight/shifts.ts';

/** The value is the day from which it counts, a space, and the week as JSON (`weekSchema`). */
export const shiftRegisters = {
  week: {
    of: shiftWeeks,
    by: [shiftWeeks.personId],
    value: sql`${shiftWeeks.fromDay} || ' ' || ${shiftWeeks.days}`,
  },
} as const;
