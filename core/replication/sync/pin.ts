// The pin of the province: the keys that this PC was enrolled with, by a code that named them. What anybody answers at the
// province's address, without its signature, never moves it.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { SyncStateView } from './contract.ts';
import type { SyncStore } from './sync-store.ts';

export type PinnedDesk = {
  readonly reads: { readonly sync: Pick<SyncStore, 'pinnedKey'> };
  readonly sync: { state(): Pick<SyncStateView, 'problem'> };
};

/** The pinned province said that it knows this PC no more, in an answer that it signed to this very PC. */
export const isForgotten = ({ sync }: PinnedDesk): boolean =>
  sync.state().problem?.code === 'PROVINCE_KNOWS_NOT_DEVICE';

/**
 * Passes when this PC may go over to the province of a signing key: it has none, it is the same one, or the one of before let it go (N50).
 * @returns the signing key that this PC is pinned to until then. @throws PROVINCE_PINNED
 */
export function requireMayPin(desk: PinnedDesk, signingKey: string): string | null {
  const pinned = desk.reads.sync.pinnedKey();
  if (pinned === null || pinned === signingKey || isForgotten(desk)) return pinned;
  throw refusal('PROVINCE_PINNED', {});
}
