// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { inboxAppliers } from './apply.ts';
import { type InboxReads, inboxReads } from './queries.ts';
import { inboxRouter } from './router.ts';

export const inbox = defineDuty({
  appliers: inboxAppliers,
  reads: inboxReads,
  router: inboxRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly inbox: InboxReads;
  }
}
