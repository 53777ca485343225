// The office's hours, of which the last ones count (D20.4).
import { sql } from 'drizzle-orm';
import { officeHours } from '#db/schema/oversight/supervision.ts';

export const hoursRegisters = {
  hours: { of: officeHours, by: [], value: sql`${officeHours.opens} || '–' || ${officeHours.closes}` },
} as const;
