// Why a store is not what its witnesses know of it.
import { z } from 'zod';

export const rewoundCauseSchema = z.enum([
  /** The witness names an entry that the store does not have. */
  'entries_missing',
  /** Another entry stands at the place that the witness names. */
  'other_branch',
  /** No witness can be read although the store has entries. */
  'no_witness',
  /** What is this PC's own is older than the witness knows of it: it forgives attempts at secrets and forgets a removal. */
  'device_older',
  /** The copy outside the office's folder is not there: the folder came from another PC or another user. */
  'moved',
]);
export type RewoundCause = z.infer<typeof rewoundCauseSchema>;
