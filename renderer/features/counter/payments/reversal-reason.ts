// Reasons of a reversal, in words.
import type { z } from 'zod';
import type { reversalReasonSchema } from '#core/counter/payments/contract.ts';

export type ReversalReason = z.infer<typeof reversalReasonSchema>;
