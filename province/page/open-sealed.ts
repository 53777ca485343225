// Opens what an office sealed to the province (D7, D12), for the one page that shows it. Nothing of it is written down.
import { compactDecrypt, importJWK } from 'jose';
import type { z } from 'zod';
import type { Identity } from '../server-keys/identity.ts';

/**
 * The content of a compact JWE of this type, opened with the province's key; null when it is none of that type and form, or
 * sealed to another province.
 */
export async function openSealed<Content>(
  identity: Identity,
  sealed: string,
  typ: string,
  schema: z.ZodType<Content>,
): Promise<Content | null> {
  const key = await importJWK(
    { kty: 'OKP', crv: 'X25519', x: identity.sealingPublic, d: identity.sealingPrivate },
    'ECDH-ES',
  );
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key);
    if (protectedHeader.typ !== typ) return null;
    const read = schema.safeParse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
    return read.success ? read.data : null;
  } catch (error) {
    // What an office sends may be anything; the page says that it cannot be opened.
    if (error instanceof Error) return null;
    throw error;
  }
}
