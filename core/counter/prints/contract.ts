// Prints that came to nothing, at the PC at which they failed: inputs, outputs and states.
import { z } from 'zod';
import type { Role } from '#core/access/staff/contract.ts';
import { printPaperSchema } from '#core/assets/settings/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * The pages that may wait, each with who may print it. A recovery code never waits (J35), and a test page only tells how the
 * printer prints now.
 */
export const waitingPages = {
  receipt: ['clerk', 'manager'],
  'pos-only': ['clerk', 'manager'],
  'legal-advice': ['clerk', 'manager'],
  'complaint-slip': ['clerk', 'manager'],
  'refusal-note': ['clerk', 'manager'],
  'queue-ticket': ['clerk', 'manager'],
  'rate-board': ['clerk', 'manager'],
  'day-sheet': ['manager'],
  'departure-letter': ['manager'],
  'transfer-letters': ['manager'],
} as const satisfies Record<string, readonly Role[]>;
export type WaitingPage = keyof typeof waitingPages;
const pageNames = Object.keys(waitingPages) as [WaitingPage, ...WaitingPage[]];
export const waitingPageSchema = z.enum(pageNames);

/** Why it came to nothing, as far as the system says. */
export const printFailures = [
  'PRINTER_MISSING',
  'PRINTER_REFUSED',
  'PRINTER_OUT_OF_PAPER',
  'PRINTER_STOPPED',
  'UNEXPECTED',
] as const;
export const printFailureSchema = z.enum(printFailures);
export type PrintFailure = z.infer<typeof printFailureSchema>;

/** What the page shows: the id of a visit, a complaint, a letter, a day, or the page's own word. */
const subject = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9-]+$/);

export const printAddressSchema = z.strictObject({
  page: waitingPageSchema,
  subject,
  paper: printPaperSchema,
});
export const keepPrintInput = printAddressSchema.extend({ failure: printFailureSchema });
export const keepPrintOutput = z.strictObject({ jobId: idSchema });

export const printQueueOutput = z
  .array(
    printAddressSchema.extend({
      jobId: idSchema,
      failure: printFailureSchema,
      at: instantSchema,
      byName: z.string().nullable(),
    }),
  )
  .readonly();
export type WaitingPrint = z.infer<typeof printQueueOutput>[number];

export const printedInput = z.strictObject({ jobId: idSchema });
export const discardPrintInput = z.strictObject({
  jobId: idSchema,
  /** Why the paper is not needed any more; stays in the office. */
  reason: typedLines(0, 500),
});

/** How a page stopped waiting. */
export const printEndings = ['printed', 'discarded'] as const;
export type PrintEnding = (typeof printEndings)[number];
