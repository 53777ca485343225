// Seals to the province what is said about the manager (D7), and violation reports (D12). Asynchronous, so it always runs before the transaction;
// the plain content is kept nowhere.
// Invariant: what is sealed is cleaned as what is stored: no full card number and nothing unseen reaches a supervisor's screen.
import { CompactEncrypt, importJWK } from 'jose';
import { cleanTexts } from '#core/foundation/identifiers/clean-text.ts';
import { type SealedComplaint, sealedComplaintType } from '#core/foundation/wire/sealed-complaint.ts';
import type { SealedReport } from '#core/foundation/wire/violation-report.ts';

/**
 * Encrypts a complaint's or a report's content for the province alone, its texts as the journal would keep them.
 * @param sealingKey raw X25519 public key, base64url.
 * @returns a compact JWE.
 */
export async function sealForProvince(
  sealingKey: string,
  content: SealedComplaint | SealedReport,
  typ = sealedComplaintType,
): Promise<string> {
  const key = await importJWK({ kty: 'OKP', crv: 'X25519', x: sealingKey }, 'ECDH-ES');
  return new CompactEncrypt(Buffer.from(JSON.stringify(cleanTexts(content)), 'utf8'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ })
    .encrypt(key);
}
