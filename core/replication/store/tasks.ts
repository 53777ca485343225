// What of the store is left to do.
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import type { StoreReads } from './queries.ts';

/** The day that answers for a damage is closed only once the manager has explained it (J27). */
export function openDamages({
  store,
  businessDay,
}: {
  readonly store: Pick<StoreReads, 'latestDamages'>;
  readonly businessDay: Pick<BusinessDayReads, 'stateOf'>;
}): number {
  return store.latestDamages().filter(({ forDay }) => businessDay.stateOf(forDay) !== 'closed').length;
}
