// The store as people see it: what happened to it, how much room there is, which copies are at hand.
import { z } from 'zod';

/** Why the store is not what was known of it outside (journal/compare-witness.ts). */
export const rewoundCauseSchema = z.enum(['entries_missing', 'other_branch', 'no_witness', 'moved']);
export type RewoundCause = z.infer<typeof rewoundCauseSchema>;
