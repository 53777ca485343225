// The province's attestation of its own keys: an office seals to no other key (N8).
import type { KeyAttestation } from '#core/foundation/wire/contract.ts';
import { provinceKeysStatement } from '#core/foundation/wire/province-keys.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { type Identity, signingKey } from './identity.ts';

/** The province's sealing key with its word for it. */
export function attestKeys(identity: Identity): KeyAttestation {
  const { signingPublic: signing, sealingPublic: sealing } = identity;
  return {
    sealing,
    signature: signStatement(provinceKeysStatement({ signing, sealing }), signingKey(identity)),
  };
}
