// What is in the bundles between office and province: the batches of protocol v1 as they would be sent, and back what the
// province holds, in its own name.
import { z } from 'zod';
import {
  epochSchema,
  hashSchema,
  idSchema,
  instantSchema,
  officeCodeSchema,
  seqSchema,
  signatureSchema,
} from './contract.ts';

export const bundleKinds = ['office', 'province', 'answer'] as const;

/** Of a bundle for the province. What a newer application adds to it is left out, here and below. */
export const provinceBundleHeaderSchema = z.object({
  kind: z.literal('province'),
  version: z.literal(1),
  office: officeCodeSchema,
  from: idSchema,
  madeAt: instantSchema,
});

/** The province's answer: its one part is what GET /v1/offices/{office}/heads answers; its signature is the province's. */
export const answerBundleHeaderSchema = z.object({
  kind: z.literal('answer'),
  version: z.literal(1),
  office: officeCodeSchema,
  madeAt: instantSchema,
});

/** The facts of a batch that stand in headers when it is sent; its body follows them. */
export const carriedBatchSchema = z.object({
  deviceId: idSchema,
  epoch: epochSchema,
  from: seqSchema,
  to: seqSchema,
  prev: hashSchema,
  head: hashSchema,
  signature: signatureSchema,
  headSignature: signatureSchema,
  relay: idSchema.nullable(),
  encoding: z.string().max(20),
});
export type CarriedBatch = z.infer<typeof carriedBatchSchema>;

/** A batch as a part: its facts in one line, then the body. */
export function batchPart(facts: CarriedBatch, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`, 'utf8'), body]);
}

/** Reads such a part; null when it is none. */
export function readBatchPart(part: Buffer): { readonly facts: CarriedBatch; readonly body: Buffer } | null {
  const end = part.indexOf(0x0a);
  if (end === -1) return null;
  let facts: unknown;
  try {
    facts = JSON.parse(part.toString('utf8', 0, end));
  } catch {
    // No JSON is no batch.
    return null;
  }
  const read = carriedBatchSchema.safeParse(facts);
  return read.success ? { facts: read.data, body: part.subarray(end + 1) } : null;
}
