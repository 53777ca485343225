// What the page of a person reads of several modules: it only reads.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { type TimelineReads, timelineReads } from './timeline.ts';

export const people = defineDuty({ reads: timelineReads });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly people: TimelineReads;
  }
}
