// Opens what an office sealed to the province (D7, D12), for the one page that shows it. Nothing of it is written down.
import { compactDecrypt, importJWK } from 'jose';
import type { z } from 'zod';
import { type SealingPair, sealingPairs } from '../server-keys/succession.ts';
import type { Store } from '../store/store.ts';

/** More are not looked at: an office seals to its first province and to the one of now. */
const mostCopies = 2;

/**
 * The content of this type that an office sealed, opened with the province's key of now or a former one; null when it is none of
 * that type and form, or sealed to other provinces only (N51).
 */
export async function openSealed<Content>(
  store: Store,
  sealed: string,
  typ: string,
  schema: z.ZodType<Content>,
): Promise<Content | null> {
  for (const pair of await sealingPairs(store))
    for (const copy of sealed.split(' ', mostCopies)) {
      const read = schema.safeParse(await openedWith(pair, copy, typ));
      if (read.success) return read.data;
    }
  return null;
}

/** What a compact JWE of this type says; null when the key does not open it. */
async function openedWith(
  { sealingPublic: x, sealingPrivate: d }: SealingPair,
  sealed: string,
  typ: string,
): Promise<unknown> {
  const key = await importJWK({ kty: 'OKP', crv: 'X25519', x, d }, 'ECDH-ES');
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key);
    return protectedHeader.typ === typ ? JSON.parse(Buffer.from(plaintext).toString('utf8')) : null;
  } catch (error) {
    // What an office sends may be anything; the page says that it cannot be opened.
    if (error instanceof Error) return null;
    throw error;
  }
}
