// What an explanation of an exception asks for, and the sentence of what is missing. Core asks again (REASON_NEEDED,
// NOTE_TOO_THIN).
import { z } from 'zod';
import {
  type ExplanationReason,
  explanationReasonSchema,
  type MoneyOfException,
  needsNote,
  needsSubstance,
} from '#core/closing/day-close/explanations/contract.ts';
import { isReason, isSubstantial } from '#core/foundation/text/substance.ts';
import { chosen, sentence } from '#renderer/ui/form.tsx';

/** A colleague's word; nobody's while `personId` is empty. */
const secondSchema = z
  .object({ personId: z.string(), word: z.string(), password: z.string() })
  .refine(({ personId, word }) => personId === '' || isReason(word), {
    path: ['word'],
    error: sentence('dayClose.secondConfirmationMissing'),
  })
  .refine(({ personId, password }) => personId === '' || password !== '', {
    path: ['password'],
    error: sentence('dayClose.secondPasswordMissing'),
  });

/** Whether the note is of substance (money without a service), any reason, or left to the manager. */
export const noteOf = (
  exception: MoneyOfException,
  reason: ExplanationReason | null,
): 'substance' | 'reason' | 'free' => {
  if (needsSubstance(exception)) return 'substance';
  return reason !== null && needsNote(exception.kind, reason) ? 'reason' : 'free';
};

/** The form of an explanation of this exception. */
export const explainSchema = (exception: MoneyOfException) =>
  z
    .object({
      reason: explanationReasonSchema.nullable().transform(chosen('dayClose.reasonCodeMissing')),
      note: z.string(),
      second: secondSchema,
    })
    .refine(({ reason, note }) => noteOf(exception, reason) !== 'substance' || isSubstantial(note), {
      path: ['note'],
      error: sentence('dayClose.noteThin'),
      when: () => true,
    })
    .refine(({ reason, note }) => noteOf(exception, reason) !== 'reason' || isReason(note), {
      path: ['note'],
      error: sentence('dayClose.noteMissing'),
      when: () => true,
    });

export type ExplainTyped = z.input<ReturnType<typeof explainSchema>>;
