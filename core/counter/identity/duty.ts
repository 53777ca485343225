// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { identityAppliers } from './apply.ts';
import { type IdentityReads, identityReads } from './queries.ts';
import { identityRouter } from './router.ts';

export const identity = defineDuty({
  appliers: identityAppliers,
  reads: identityReads,
  router: identityRouter,
  tasks: {
    topics: ['visits'],
    of: ({ identity: own }, { role }) => ({ escalated: role === 'manager' ? own.escalated().length : 0 }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly identity: IdentityReads;
  }
}
