// What this duty brings to the application: it only reads.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { type VisitStateReads, visitStateReads } from './queries.ts';

export const visitState = defineDuty({
  reads: visitStateReads,
  // What was paid for on a day before and is not filed yet (D1.12).
  tasks: {
    topics: ['visits', 'fees', 'payments', 'identity'],
    of: ({ visitState: { unfiled } }, { role }, day) => ({
      unfiled:
        role === 'manager' || role === 'clerk' ? unfiled().filter((visit) => visit.day < day).length : 0,
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly visitState: VisitStateReads;
  }
}
