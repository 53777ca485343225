// Amounts of money in inputs, outputs and entries.
import { z } from 'zod';
import { MAX_RIALS } from './rial.ts';

/** An amount in rials, from 0 to 10^14. */
export const rialsSchema = z.int().min(0).max(MAX_RIALS);
