// Opens what an office sealed to the province (D7, D12), for the one page that shows it. Nothing of it is written down.
import { compactDecrypt, importJWK } from 'jose';
import type { z } from 'zod';
import type { Identity } from '../server-keys/identity.ts';

/** More are not looked at: an office seals to its first province and to the one of now. */
const mostCopies = 2;

/**
 * The content of this type that an office sealed, opened with the province's key; null when it is none of that type and form,
 * or sealed to other provinces only (N51).
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
  for (const copy of sealed.split(' ', mostCopies)) {
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(copy, key);
      const read = schema.safeParse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
      if (protectedHeader.typ === typ && read.success) return read.data;
    } catch (error) {
      // What an office sends may be anything; the page says that it cannot be opened.
      if (!(error instanceof Error)) throw error;
    }
  }
  return null;
}
