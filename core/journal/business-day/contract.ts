// The states of a business day (D6, D21), which every duty asks for.
import { z } from 'zod';

/** A business day, read from the facts: nothing → opened → closed; a reopened day is open again. */
export const dayStateSchema = z.enum(['not_opened', 'open', 'closed']);
export type DayState = z.infer<typeof dayStateSchema>;

/** What is done to a day after its opening; the last one counts. */
export const closingKindSchema = z.enum(['closed', 'reopened']);
export type ClosingKind = z.infer<typeof closingKindSchema>;
