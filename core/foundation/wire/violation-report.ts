// A violation report as it travels sealed to the province, and what the province says of it afterwards (D12, D19).
import { z } from 'zod';
import { hashSchema, idSchema, instantSchema, signatureSchema } from './contract.ts';

/** `typ` of the JWE. */
export const sealedReportType = 'pishkhan-violation-v1';

export const sealedReportSchema = z.strictObject({
  reportId: idSchema,
  rule: z.string(),
  reporterId: idSchema,
  reporterName: z.string(),
  aboutId: idSchema.nullable(),
  aboutName: z.string().nullable(),
  text: z.string(),
  said: z.string(),
  evidence: z.array(
    z.strictObject({
      device: idSchema,
      epoch: z.string(),
      seq: z.int(),
      hash: hashSchema,
      type: z.string(),
    }),
  ),
});
export type SealedReport = z.infer<typeof sealedReportSchema>;

/** What the province says of a report: it is held there, was read, is looked into, is done with. */
export const reportStateSchema = z.enum(['received', 'read', 'under_review', 'closed']);
export type ReportState = z.infer<typeof reportStateSchema>;

export const reportStatesSchema = z.strictObject({
  reports: z.array(
    z.strictObject({
      reportId: idSchema,
      state: reportStateSchema.exclude(['received']),
      at: instantSchema,
      signature: signatureSchema,
    }),
  ),
});
export type ReportStates = z.infer<typeof reportStatesSchema>;
