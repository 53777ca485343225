// What is read to know where a day stands, and to settle it.

import type { ClosureReads } from '#core/assets/closures/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import type { PeersReads } from '#core/replication/peers/queries.ts';
import type { StoreReads } from '#core/replication/store/queries.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import type { DayCloseReads } from './queries.ts';

export type DayReads = {
  readonly businessDay: BusinessDayReads;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
  readonly dayClose: DayCloseReads;
  readonly fees: Pick<
    FeeReads,
    'officePosTotalOfDay' | 'singleConfirmations' | 'tariff' | 'toFile' | 'chargedForFilings'
  >;
  readonly payments: PaymentReads;
  readonly peers: Pick<PeersReads, 'contacts' | 'pendingDevices'>;
  readonly store: StoreReads;
  readonly sync: Pick<SyncStore, 'rewindsOfDay' | 'changesConfirmedOn' | 'leavingsOfDay'>;
  readonly visits: VisitReads;
  readonly visitState: VisitStateReads;
};
