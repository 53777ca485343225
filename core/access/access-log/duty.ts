// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { lookAppliers } from './apply.ts';
import { type LookReads, lookReads } from './queries.ts';
import { looksRouter } from './router.ts';
import type { SearchMisses } from './searches.ts';

export const looks = defineDuty({
  appliers: lookAppliers,
  reads: lookReads,
  router: looksRouter,
  tasks: {
    of: (reads, { id, role }, day) => ({
      manyLooks: role === 'manager' ? reads.looks.openSigns(id, day).length : 0,
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly looks: LookReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeMemory {
    /** Searches that found nobody. */
    readonly searchMisses: SearchMisses;
  }
}
