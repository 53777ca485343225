// What this duty brings to the application.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { shiftAppliers } from './apply.ts';
import { alertDays } from './contract.ts';
import { type ShiftReads, shiftReads } from './queries.ts';
import { shiftsRouter } from './router.ts';
import { unprovedAlerts } from './unproved-facts.ts';

export const shifts = defineDuty({
  appliers: shiftAppliers,
  reads: shiftReads,
  router: shiftsRouter,
  tasks: {
    topics: ['accounts'],
    of: (reads, { role }, day) => ({
      unproved:
        role === 'manager' ? unprovedAlerts(reads, { from: addDays(day, 1 - alertDays), to: day }).length : 0,
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly shifts: ShiftReads;
  }
}
