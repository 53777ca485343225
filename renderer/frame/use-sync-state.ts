// How the sync stands, for whatever screen has something to say about it.
import type { SyncStateView } from '#core/replication/sync/contract.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';

/** Every command lengthens the queue, so the state is read anew after each. */
export function useSyncState(): SyncStateView | undefined {
  return useDeskQuery(deskQueries.sync.state.queryOptions(), { isBeside: true }).data;
}
