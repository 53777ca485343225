// The pin of the province: the keys that this PC was enrolled with, by a code that named them. What anybody answers at the
// province's address, without its signature, never moves it.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { SuccessionWord } from '#core/foundation/wire/contract.ts';
import { isSuccessor } from '#core/foundation/wire/province-keys.ts';
import { type ProvinceKeys, provinceFingerprint } from '#core/foundation/wire/signed-statements.ts';
import { type ChangeReads, isChangeAgreed } from './change-province.ts';
import type { SyncStateView } from './contract.ts';

export type PinnedDesk = {
  readonly reads: ChangeReads;
  readonly sync: { state(): Pick<SyncStateView, 'problem'> };
};

/** The pinned province said that it knows this PC no more, in an answer that it signed to this very PC. */
export const isForgotten = ({ sync }: Pick<PinnedDesk, 'sync'>): boolean =>
  sync.state().problem?.code === 'PROVINCE_KNOWS_NOT_DEVICE';

/**
 * Passes when this PC may go over to the province of some keys: it has none, it is the same one, the keys of before named these as
 * theirs to follow or let this PC go, or two independent people agreed on it within days (N50).
 * @param at the business day, and the words by which the province's keys followed each other
 * @returns the signing key that this PC is pinned to until then. @throws PROVINCE_PINNED
 */
export function requireMayPin(
  desk: PinnedDesk,
  keys: ProvinceKeys,
  at: { readonly day: string; readonly succession: readonly SuccessionWord[] },
): string | null {
  const pinned = desk.reads.sync.pinnedKey();
  if (pinned === null || pinned === keys.signing || isForgotten(desk)) return pinned;
  if (isSuccessor(at.succession, pinned, keys)) return pinned;
  const change = { leaves: pinned, fingerprint: provinceFingerprint(keys) };
  if (isChangeAgreed(desk.reads, change, at.day)) return pinned;
  throw refusal('PROVINCE_PINNED', {});
}
