// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { type BusinessDayReads, businessDayReads } from './queries.ts';

export const businessDay = defineDuty({ reads: businessDayReads });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly businessDay: BusinessDayReads;
  }
}
