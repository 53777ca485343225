// What is read to know where a day stands, and to settle it.
import type { BusinessDayReads } from '#core/business-day/queries.ts';
import type { FeeReads } from '#core/fees/queries.ts';
import type { PaymentReads } from '#core/payments/queries.ts';
import type { PeersReads } from '#core/peers/queries.ts';
import type { StoreReads } from '#core/store/queries.ts';
import type { SyncStore } from '#core/sync/sync-store.ts';
import type { VisitReads } from '#core/visits/queries.ts';
import type { DayCloseReads } from './queries.ts';

export type DayReads = {
  readonly businessDay: BusinessDayReads;
  readonly dayClose: DayCloseReads;
  readonly fees: Pick<FeeReads, 'officePosTotalOfDay' | 'onOneWord'>;
  readonly payments: PaymentReads;
  readonly peers: Pick<PeersReads, 'contacts'>;
  readonly store: StoreReads;
  readonly sync: Pick<SyncStore, 'rewindsOfDay'>;
  readonly visits: VisitReads;
};
