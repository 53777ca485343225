// What this duty brings to the application.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { inboxAppliers } from './apply.ts';
import { type InboxReads, inboxReads } from './queries.ts';
import { inboxRouter } from './router.ts';
import { inboxDue } from './views.ts';

export const inbox = defineDuty({
  appliers: inboxAppliers,
  reads: inboxReads,
  router: inboxRouter,
  tasks: { topics: ['closures'], of: (reads, _reader, day) => inboxDue(reads, day) },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly inbox: InboxReads;
  }
}
