// The province says which pair of keys is its own (design.md §6): so that whoever knows its signing key knows the sealing key
// too, by whichever way that came.
import type { KeyAttestation } from './contract.ts';
import { type ProvinceKeys, statementHolds } from './signed-statements.ts';

/** The province says that these are its keys. */
export function provinceKeysStatement({ signing, sealing }: ProvinceKeys): Uint8Array {
  return Buffer.from(['pishkhan-province-keys-v1', signing, sealing].join('\n'), 'utf8');
}

/** True when the province of this signing key (raw, base64url) says that the sealing key is its own. */
export function isKeyAttestationValid({ sealing, signature }: KeyAttestation, signing: string): boolean {
  return statementHolds(provinceKeysStatement({ signing, sealing }), signature, signing);
}
