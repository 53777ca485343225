// The code with which an inspector opens an office's records (D16): what a supervisor of the province allowed, signed by the
// province, as decimal digits that every scanner types. It is checked without a network, by the keys of the enrolment.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema, officeCodeSchema } from './contract.ts';
import {
  inspectionDigits,
  inspectionMark,
  inspectionSections,
  looksLikeInspection,
} from './inspection-mark.ts';
import { readDigits, signDigits } from './signed-digits.ts';

export const inspectionSchema = z.strictObject({
  codeId: idSchema,
  office: officeCodeSchema,
  /** Who comes. */
  name: typedLine(2, 60),
  purpose: typedLine(2, 120),
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

const kind = { mark: inspectionMark, context: 'pishkhan-inspection-v1\0' };

/** Signs what is allowed. */
export function signInspection(inspection: Inspection, privateKey: KeyObject): string {
  const { codeId, office, name, purpose, sections, madeAt, expiresAt } = inspectionSchema.parse(inspection);
  const places = sections.map((section) => inspectionSections.indexOf(section));
  const text = JSON.stringify([codeId, office, name, purpose, places, madeAt, expiresAt]);
  return signDigits(kind, text, privateKey);
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
  const text = readDigits(kind, digits, publicKey);
  if (text === null) return { kind: 'not_signed' };
  const [codeId, office, name, purpose, places, madeAt, expiresAt] = written.parse(JSON.parse(text));
  const sections = places.flatMap((place) => inspectionSections[place] ?? []);
  return {
    kind: 'signed',
    inspection: inspectionSchema.parse({ codeId, office, name, purpose, sections, madeAt, expiresAt }),
  };
}
