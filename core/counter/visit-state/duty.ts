// What this duty brings to the application: it only reads.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { type VisitStateReads, visitStateReads } from './queries.ts';

export const visitState = defineDuty({
  reads: visitStateReads,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly visitState: VisitStateReads;
  }
}
