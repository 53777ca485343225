// How the sync stands, for whatever screen has something to say about it.
import type { SyncStateView } from '#core/sync/contract.ts';
import { desk } from '../api/client.ts';
import { allTopics } from '../api/query-client.ts';
import { useDeskQuery } from '../api/use-desk.ts';

/** Every command lengthens the queue, so the state is read anew after each. */
export function useSyncState(): SyncStateView | undefined {
  return useDeskQuery(allTopics, ['sync.state'], () => desk.sync.state.query()).data;
}
