// The code with which an inspector opens an office's records (D16): what a supervisor of the province allowed, signed by the
// province, as decimal digits that every scanner types. It is checked without a network, by the keys of the enrolment.
// The bytes: version, what is allowed as JSON, then the signature over both.
import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { idSchema, instantSchema, officeCodeSchema } from './contract.ts';
import {
  inspectionDigits,
  inspectionMark,
  inspectionSections,
  looksLikeInspection,
} from './inspection-mark.ts';
import { ed25519PublicKey } from './signature.ts';

export const inspectionSchema = z.strictObject({
  codeId: idSchema,
  office: officeCodeSchema,
  /** Who comes. */
  name: z.string().trim().min(2).max(60),
  purpose: z.string().trim().min(2).max(120),
  sections: z.array(z.enum(inspectionSections)).min(1),
  /** UTC. */
  madeAt: instantSchema,
  expiresAt: instantSchema,
});
export type Inspection = z.infer<typeof inspectionSchema>;

export type ReadInspection =
  | { readonly kind: 'not_a_code' }
  /** It begins as ours, and the signature of this province does not cover it. */
  | { readonly kind: 'not_signed' }
  | { readonly kind: 'signed'; readonly inspection: Inspection };

const version = 1;
const signatureBytes = 64;
const context = Buffer.from('pishkhan-inspection-v1\0', 'utf8');

/** Signs what is allowed. */
export function signInspection(inspection: Inspection, privateKey: KeyObject): string {
  const { codeId, office, name, purpose, sections, madeAt, expiresAt } = inspectionSchema.parse(inspection);
  const places = sections.map((section) => inspectionSections.indexOf(section));
  const text = JSON.stringify([codeId, office, name, purpose, places, madeAt, expiresAt]);
  const body = Buffer.concat([Buffer.from([version]), Buffer.from(text, 'utf8')]);
  const signature = sign(null, Buffer.concat([context, body]), privateKey);
  return inspectionMark + BigInt(`0x${Buffer.concat([body, signature]).toString('hex')}`).toString();
}

const written = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.array(z.int().min(0)),
  z.string(),
  z.string(),
]);

/** Reads a code as scanned or pasted: any digit set, spaces and line breaks. @param publicKey raw, base64url */
export function readInspection(typed: string, publicKey: string): ReadInspection {
  const digits = inspectionDigits(typed);
  if (!looksLikeInspection(digits)) return { kind: 'not_a_code' };
  const hex = BigInt(digits.slice(inspectionMark.length)).toString(16);
  const all = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const body = all.subarray(0, -signatureBytes);
  const signature = all.subarray(-signatureBytes);
  const holds =
    body[0] === version &&
    verify(null, Buffer.concat([context, body]), ed25519PublicKey(publicKey), signature);
  if (!holds) return { kind: 'not_signed' };
  const [codeId, office, name, purpose, places, madeAt, expiresAt] = written.parse(
    JSON.parse(body.subarray(1).toString('utf8')),
  );
  const sections = places.flatMap((place) => inspectionSections[place] ?? []);
  return {
    kind: 'signed',
    inspection: inspectionSchema.parse({ codeId, office, name, purpose, sections, madeAt, expiresAt }),
  };
}
