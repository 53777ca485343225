// What an explanation of a sign asks for, and the sentence of what is missing. Core asks again (REASON_NEEDED).
import { z } from 'zod';
import { explanationReasonSchema } from '#core/closing/day-close/explanations/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { chosen, sentence } from '#renderer/ui/form.tsx';

export const explainSchema = z
  .object({
    reason: explanationReasonSchema.nullable().transform(chosen('dayClose.reasonCodeMissing')),
    note: z.string(),
  })
  .refine(({ reason, note }) => reason === null || isReason(note), {
    path: ['note'],
    error: sentence('dayClose.noteMissing'),
    when: () => true,
  });
