// The code with which the province gives the manager of an office their access back, when password, key and sheet of codes are
// lost and nobody in the office could reset them (D11): for one office and one name, used once. Its first part, the word, is signed by
// the province and names a key; the rest is the key's secret. The office's journal carries the word, and what the key signed.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { type AccountKey, accountKeyOf } from './account-proof.ts';
import { idSchema, instantSchema, officeCodeSchema, rawKeySchema } from './contract.ts';
import { inspectionDigits } from './inspection-mark.ts';
import { readDigits, signDigits } from './signed-digits.ts';

const kind = { mark: '1272', context: 'pishkhan-access-v1\0' };
/** Decimal digits of a seed of 32 bytes. */
const seedDigits = 78;

export const accessCodeSchema = z.strictObject({
  codeId: idSchema,
  office: officeCodeSchema,
  /** The manager, as the office knows them. */
  name: typedLine(2, 80),
  /** UTC. */
  madeAt: instantSchema,
  expiresAt: instantSchema,
  /** The public key of the code. */
  key: rawKeySchema,
});
export type AccessCode = z.infer<typeof accessCodeSchema>;

/** The province's word as an entry carries it. */
export const accessWordSchema = z.string().regex(/^1272\d{250,1500}$/);

/** Signs a code whose key has this seed of 32 bytes. @returns what is printed */
export function signAccessCode(
  code: Omit<AccessCode, 'key'>,
  seed: Uint8Array,
  privateKey: KeyObject,
): string {
  const { publicKey } = accountKeyOf(seed);
  const { codeId, office, name, madeAt, expiresAt, key } = accessCodeSchema.parse({
    ...code,
    key: publicKey,
  });
  const word = signDigits(kind, JSON.stringify([codeId, office, name, madeAt, expiresAt, key]), privateKey);
  return (
    word +
    BigInt(`0x${Buffer.from(seed).toString('hex')}`)
      .toString()
      .padStart(seedDigits, '0')
  );
}

const written = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);

/** What a word of the province says; null where it is none of this province. @param publicKey raw, base64url */
export function readAccessWord(word: string, publicKey: string): AccessCode | null {
  if (!accessWordSchema.safeParse(word).success) return null;
  const text = readDigits(kind, word, publicKey);
  if (text === null) return null;
  const [codeId, office, name, madeAt, expiresAt, key] = written.parse(JSON.parse(text));
  return accessCodeSchema.parse({ codeId, office, name, madeAt, expiresAt, key });
}

export type TypedAccessCode = {
  readonly code: AccessCode;
  readonly word: string;
  readonly key: AccountKey;
};

/** What a code as scanned or pasted says; null where it is none of this province. @param publicKey raw, base64url */
export function readAccessCode(typed: string, publicKey: string): TypedAccessCode | null {
  const digits = inspectionDigits(typed);
  const word = digits.slice(0, -seedDigits);
  const code = readAccessWord(word, publicKey);
  if (code === null) return null;
  const seed = BigInt(digits.slice(-seedDigits)).toString(16).padStart(64, '0');
  if (seed.length !== 64) return null;
  const key = accountKeyOf(Buffer.from(seed, 'hex'));
  return key.publicKey === code.key ? { code, word, key } : null;
}
