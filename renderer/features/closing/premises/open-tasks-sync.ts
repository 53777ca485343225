// From when on the sync is a matter for the morning card: the badge tells the rest.
import type { SyncStateView } from '#core/replication/sync/contract.ts';

const dayMs = 24 * 60 * 60_000;

/** Why the way to the province deserves a look, or null: an old queue, or nothing heard of it for a day. */
export function syncWarning(
  { queued, oldestAt, lastContactAt, phase }: SyncStateView,
  nowMs: number,
): 'old_queue' | 'no_contact' | null {
  const isOlderThanDay = (at: string | null) => at !== null && nowMs - Date.parse(at) >= dayMs;
  if (queued > 0 && isOlderThanDay(oldestAt)) return 'old_queue';
  return phase !== 'not_enrolled' && isOlderThanDay(lastContactAt) ? 'no_contact' : null;
}
