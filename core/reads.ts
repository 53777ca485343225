// Every duty's prepared reads over one store.
import type { Orm } from '#db/open-store.ts';
import { officeReads } from './office/queries.ts';
import { staffReads } from './staff/queries.ts';

export type Reads = ReturnType<typeof createReads>;

export function createReads(orm: Orm) {
  return {
    office: officeReads(orm),
    staff: staffReads(orm),
  };
}
