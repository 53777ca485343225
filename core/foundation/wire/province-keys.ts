// The province says which pair of keys is its own (design.md §6): so that whoever knows its signing key knows the sealing key
// too, by whichever way that came.
import type { KeyAttestation, SuccessionWord } from './contract.ts';
import { type ProvinceKeys, statementHolds } from './signed-statements.ts';

/** The province says that these are its keys. */
export function provinceKeysStatement({ signing, sealing }: ProvinceKeys): Uint8Array {
  return Buffer.from(['pishkhan-province-keys-v1', signing, sealing].join('\n'), 'utf8');
}

/** True when the province of this signing key (raw, base64url) says that the sealing key is its own. */
export function isKeyAttestationValid({ sealing, signature }: KeyAttestation, signing: string): boolean {
  return statementHolds(provinceKeysStatement({ signing, sealing }), signature, signing);
}

/** The province says which keys follow its own. */
export function successionStatement({ from, to }: Omit<SuccessionWord, 'signature'>): Uint8Array {
  const words = ['pishkhan-province-successor-v1', from, to.signing, to.sealing];
  return Buffer.from(words.join('\n'), 'utf8');
}

/** True when each key, from the signing key `from` on, signed for the next, and the last of them are `to` (N50). */
export function isSuccessor(words: readonly SuccessionWord[], from: string, to: ProvinceKeys): boolean {
  let at = from;
  let sealing: string | null = null;
  for (const word of words.slice(words.findIndex((one) => one.from === from))) {
    if (word.from !== at || !statementHolds(successionStatement(word), word.signature, at)) return false;
    at = word.to.signing;
    sealing = word.to.sealing;
  }
  return at === to.signing && sealing === to.sealing;
}
