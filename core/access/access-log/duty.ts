// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { accessLogAppliers } from './apply.ts';
import { type AccessLogReads, accessLogReads } from './queries.ts';
import { accessLogRouter } from './router.ts';
import type { Lately } from './seen-lately.ts';

export const accessLog = defineDuty({
  appliers: accessLogAppliers,
  reads: accessLogReads,
  router: accessLogRouter,
  tasks: {
    of: (reads, { id, role }, day) => ({
      bulkAccess: role === 'manager' ? reads.accessLog.openAlerts(id, day).length : 0,
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly accessLog: AccessLogReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeMemory {
    /** Searches that found nobody. */
    readonly searchMisses: Lately;
    /** Clients whose names lists have shown. */
    readonly namesShown: Lately;
  }
}
