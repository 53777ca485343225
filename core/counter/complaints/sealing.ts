// Seals to the province what is said about the manager (D7), and violation reports (D12). Asynchronous, so it always runs before the transaction;
// the plain content is kept nowhere.
// Invariant: what is sealed is cleaned as what is stored: no full card number and nothing unseen reaches a supervisor's screen.
import { CompactEncrypt, importJWK } from 'jose';
import { cleanTexts } from '#core/foundation/identifiers/clean-text.ts';
import { type SealedComplaint, sealedComplaintType } from '#core/foundation/wire/sealed-complaint.ts';
import type { SealedReport } from '#core/foundation/wire/violation-report.ts';

/**
 * Encrypts a complaint's or a report's content for the province alone, its texts as the journal would keep them: to the first
 * province of this PC as well as to the one of now, so that whoever moves it takes nothing from the first one (N51).
 * @param sealingKeys raw X25519 public keys, base64url.
 * @returns a compact JWE for each key, a space between; null when there is no key.
 */
export async function sealForProvince(
  sealingKeys: readonly string[],
  content: SealedComplaint | SealedReport,
  typ = sealedComplaintType,
): Promise<string | null> {
  const plain = Buffer.from(JSON.stringify(cleanTexts(content)), 'utf8');
  const sealed = sealingKeys.map(async (sealingKey) => {
    const key = await importJWK({ kty: 'OKP', crv: 'X25519', x: sealingKey }, 'ECDH-ES');
    return new CompactEncrypt(plain).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ }).encrypt(key);
  });
  return sealed.length === 0 ? null : (await Promise.all(sealed)).join(' ');
}
