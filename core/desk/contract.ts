// What procedures of every duty answer.
import { z } from 'zod';

/** The answer of a command that has nothing else to tell. */
export const doneOutput = z.strictObject({ done: z.literal(true) });
