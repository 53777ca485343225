// A sealed complaint as it travels: a compact JWE (ECDH-ES over X25519, A256GCM) to the province's sealing key.
// Nobody in the office can open it again; the province reads the content by this schema (design.md §3).
import { z } from 'zod';
import { idSchema } from './contract.ts';

/** `typ` of the JWE. */
export const sealedComplaintType = 'pishkhan-complaint-v1';

export const sealedComplaintSchema = z.strictObject({
  text: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  /** The visit it came from; the open entry does not name it, for it would tell who complained. */
  visitId: idSchema.nullable(),
});
export type SealedComplaint = z.infer<typeof sealedComplaintSchema>;
