// Verifies the province's attestation of its keys, from the network, a carried file or another PC (N8).
import type { KeyAttestation } from '#core/foundation/wire/contract.ts';
import { isKeyAttestationValid } from '#core/foundation/wire/province-keys.ts';
import type { SyncStore } from './sync-store.ts';

type VerifyingDesk = {
  readonly reads: { readonly sync: Pick<SyncStore, 'province' | 'sealingKey' | 'saveKeys'> };
};

/**
 * Keeps the province's attestation of its keys, if this PC knows the province. A proved sealing key is never replaced: a province has
 * one pair of keys, and no older attestation replaces what an enrolment code named. @returns whether it is news
 */
export function verifyKeyAttestation(
  { reads: { sync } }: VerifyingDesk,
  attestation: KeyAttestation,
): boolean {
  const known = sync.province();
  if (known === null || !isKeyAttestationValid(attestation, known.signingKey)) return false;
  if (known.sealingKey === attestation.sealing && known.keysSignature === attestation.signature) return false;
  const proved = sync.sealingKey();
  if (proved !== null && proved !== attestation.sealing) return false;
  sync.saveKeys(attestation);
  return true;
}
