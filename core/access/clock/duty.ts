// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { clockAppliers } from './apply.ts';
import { type ClockReads, clockReads } from './queries.ts';
import { clockRouter } from './router.ts';

export const clock = defineDuty({ appliers: clockAppliers, reads: clockReads, router: clockRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly clock: ClockReads;
  }
}

declare module '#core/access/request-context/pre-auth.ts' {
  interface PreAuthReads {
    readonly clock: Pick<ClockReads, 'openDoubt' | 'latestSinceAgreed'>;
  }
}
