// Every duty's prepared reads over one store.
import type { Orm } from '#db/open-store.ts';
import { businessDayReads } from './business-day/queries.ts';
import { complaintsReads } from './complaints/queries.ts';
import { dayCloseReads } from './day-close/queries.ts';
import { feeReads } from './fees/queries.ts';
import { identityReads } from './identity/queries.ts';
import { officeReads } from './office/queries.ts';
import { paletteReads } from './palette/queries.ts';
import { paymentReads } from './payments/queries.ts';
import { premisesReads } from './premises/queries.ts';
import { staffReads } from './staff/queries.ts';
import { createSyncStore } from './sync/sync-store.ts';
import { visitReads } from './visits/queries.ts';

export type Reads = ReturnType<typeof createReads>;

export function createReads(orm: Orm) {
  const fees = feeReads(orm);
  return {
    businessDay: businessDayReads(orm),
    fees,
    payments: paymentReads(orm, fees),
    identity: identityReads(orm),
    visits: visitReads(orm),
    office: officeReads(orm),
    premises: premisesReads(orm),
    complaints: complaintsReads(orm),
    palette: paletteReads(orm),
    staff: staffReads(orm),
    dayClose: dayCloseReads(orm),
    sync: createSyncStore(orm),
  };
}
