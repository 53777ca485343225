// What importing a report takes and gives (D21): looked at first, then taken in whole.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/wire/contract.ts';
import { existingDaySchema } from '../contract.ts';
import {
  builtInPspProfiles,
  perTerminalSchema,
  pspMappingSchema,
  skippedLineReasons,
} from '../psp-import/contract.ts';

/** Rials; reversals are negative. */
const rials = z.int();

const fileShape = {
  fileName: z.string().trim().min(1).max(200),
  /** The file itself; one that is no report, or too large, is refused by what is in it. */
  bytesBase64: z.string().max(40_000_000),
  profile: z.union([z.enum(builtInPspProfiles), pspMappingSchema]).optional(),
};
export const previewPspInput = z.strictObject(fileShape);
export const previewPspOutput = z.strictObject({
  profile: z.string(),
  rows: z.int(),
  /** Rows that no earlier file had. */
  newRows: z.int(),
  total: rials,
  perTerminal: perTerminalSchema,
  skipped: z.array(z.strictObject({ line: z.int(), reason: z.enum(skippedLineReasons) })),
  duplicates: z.array(z.strictObject({ line: z.int(), firstLine: z.int() })),
  /** When this very file was imported before. */
  importedAt: instantSchema.nullable(),
});
export const importPspInput = z.strictObject({ day: existingDaySchema, ...fileShape });
export const importPspOutput = z.strictObject({
  importId: idSchema,
  rows: z.int(),
  /** Rows that no earlier file had. */
  newRows: z.int(),
  total: rials,
  matched: z.int(),
  exceptions: z.int(),
});
