// Verifies the province's attestation of its keys, from the network, a carried file or another PC (N8).
import type { KeyAttestation } from '#core/foundation/wire/contract.ts';
import { isKeyAttestationValid } from '#core/foundation/wire/province-keys.ts';
import type { SyncStore } from './sync-store.ts';

type HearingDesk = {
  readonly reads: { readonly sync: Pick<SyncStore, 'province' | 'sealingKey' | 'saveKeys'> };
};

/**
 * Keeps the province's word for its keys, if it is of the province that is known here. A sealing key that is proved stands:
 * a province has one pair of keys, and no older word takes the place of what a code named. @returns whether it is news
 */
export function verifyKeyAttestation({ reads: { sync } }: HearingDesk, word: KeyAttestation): boolean {
  const known = sync.province();
  if (known === null || !isKeyAttestationValid(word, known.signingKey)) return false;
  if (known.sealingKey === word.sealing && known.keysSignature === word.signature) return false;
  const proved = sync.sealingKey();
  if (proved !== null && proved !== word.sealing) return false;
  sync.saveKeys(word);
  return true;
}
