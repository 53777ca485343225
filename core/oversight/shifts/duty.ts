// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { shiftAppliers } from './apply.ts';
import { type ShiftReads, shiftReads } from './queries.ts';
import { shiftsRouter } from './router.ts';

export const shifts = defineDuty({ appliers: shiftAppliers, reads: shiftReads, router: shiftsRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly shifts: ShiftReads;
  }
}
