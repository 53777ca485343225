// The code with which the province gives the manager of an office their access back, when password, key and sheet of codes are
// lost and nobody in the office could reset them (D11): signed by the province for one office and one name, used once.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema, officeCodeSchema } from './contract.ts';
import { inspectionDigits } from './inspection-mark.ts';
import { readDigits, signDigits } from './signed-digits.ts';

const kind = { mark: '1272', context: 'pishkhan-access-v1\0' };

export const accessCodeSchema = z.strictObject({
  codeId: idSchema,
  office: officeCodeSchema,
  /** The manager, as the office knows them. */
  name: typedLine(2, 80),
  /** UTC. */
  madeAt: instantSchema,
  expiresAt: instantSchema,
});
export type AccessCode = z.infer<typeof accessCodeSchema>;

/** Signs a code. */
export function signAccessCode(code: AccessCode, privateKey: KeyObject): string {
  const { codeId, office, name, madeAt, expiresAt } = accessCodeSchema.parse(code);
  return signDigits(kind, JSON.stringify([codeId, office, name, madeAt, expiresAt]), privateKey);
}

const written = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);

/** What a code as scanned or pasted says; null where it is none of this province. @param publicKey raw, base64url */
export function readAccessCode(typed: string, publicKey: string): AccessCode | null {
  const digits = inspectionDigits(typed);
  if (!/^\d{250,1500}$/.test(digits) || !digits.startsWith(kind.mark)) return null;
  const text = readDigits(kind, digits, publicKey);
  if (text === null) return null;
  const [codeId, office, name, madeAt, expiresAt] = written.parse(JSON.parse(text));
  return accessCodeSchema.parse({ codeId, office, name, madeAt, expiresAt });
}
