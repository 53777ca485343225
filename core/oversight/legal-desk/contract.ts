// The legal expert's home: what was left to the manager's decision, complaints that may be seen, and how the office keeps to legal conduct.
import { z } from 'zod';
import { yearlyKindSchema } from '#core/assets/training/contract.ts';
import { complaintCategorySchema } from '#core/counter/complaints/contract.ts';
import { escalationReasonSchema } from '#core/counter/identity/contract.ts';
import { daySchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Days over which conduct is counted. */
export const conductDays = 30;
const count = z.int().min(0);

export const legalDeskOutput = z.strictObject({
  /** Visits whose identity waits for the manager, the oldest first; nothing of the client. */
  escalations: z.array(
    z.strictObject({
      visitId: z.string(),
      /** In the whole office: `3-12`. */
      number: z.string(),
      day: daySchema,
      reasonCode: escalationReasonSchema.nullable(),
      at: instantSchema,
      byName: z.string().nullable(),
    }),
  ),
  /** Open complaints by their deadline; neither sealed ones nor those about the reader, and no text. */
  complaints: z.array(
    z.strictObject({
      complaintId: z.string(),
      number: z.int(),
      deskNumber: z.int(),
      category: complaintCategorySchema,
      day: daySchema,
      dueDay: daySchema,
      workingDaysLeft: z.int().nullable(),
      overdue: z.boolean(),
    }),
  ),
  conduct: z.strictObject({
    /** Clients who were referred to 129. */
    referrals: count,
    /** Complaints of legal advice and of conduct, whatever came of them. */
    adviceComplaints: count,
    conductComplaints: count,
    /** Yearly notices of conduct that no notice in force stands for. */
    missingNotices: z.array(yearlyKindSchema),
  }),
});
export type LegalDesk = z.infer<typeof legalDeskOutput>;
