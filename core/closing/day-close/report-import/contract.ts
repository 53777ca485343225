// What importing a report takes and gives (D21): looked at first, then taken in whole.
import { z } from 'zod';
import {
  builtInPspProfiles,
  draftMappingSchema,
  perTerminalSchema,
  pspFieldSchema,
  pspMappingSchema,
  reportRemarks,
  skippedLineReasons,
} from '#core/foundation/settlement/files/contract.ts';
import { madeText, typedLine } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Rials; reversals are negative. */
const rials = z.int();

/** The file itself; one that is no report, or too large, is refused by what is in it. */
const bytesBase64 = madeText(0, 25_000_000);
/** Names a reading, so that it can be cancelled. */
const readingId = idSchema.optional();
export const cancelReadingInput = z.strictObject({ readingId: idSchema });
const fileShape = {
  readingId,
  fileName: typedLine(1, 200),
  bytesBase64,
  /** Without it: a built-in profile, or what the office has mapped for a file with the same headers. */
  profile: z.union([z.enum(builtInPspProfiles), pspMappingSchema]).optional(),
};
export const previewPspInput = z.strictObject(fileShape);
const skippedLines = z
  .array(z.strictObject({ line: z.int(), reason: z.enum(skippedLineReasons) }))
  .readonly();
const duplicateLines = z.array(z.strictObject({ line: z.int(), firstLine: z.int() })).readonly();
/** Lines of sums of the file itself; `agrees` is null when one tells no amount. */
const fileTotals = z
  .array(z.strictObject({ line: z.int(), rials: rials.nullable(), agrees: z.boolean().nullable() }))
  .readonly();
/** What was read of a file. */
const readingShape = {
  rows: z.int(),
  /** Rows that no earlier file had. */
  newRows: z.int(),
  total: rials,
  perTerminal: perTerminalSchema,
  /** Rows that carry no money (failed, or another kind): with those of `perTerminal` they are all rows (F40). */
  withoutMoney: z.int().min(0),
  skipped: skippedLines,
  duplicates: duplicateLines,
  totals: fileTotals,
};
export const previewPspOutput = z.strictObject({
  profile: z.string(),
  /** The office's mapping by which it was read; null for a built-in profile. */
  mapping: pspMappingSchema.nullable(),
  ...readingShape,
  /** What has to be said of it beside its rows. */
  remarks: z.array(z.enum(reportRemarks)).readonly(),
  /** Rows of earlier files that it lacks (F60). */
  lacking: z.int().min(0),
  /** When this very file was imported before. */
  importedAt: instantSchema.nullable(),
});
export const importPspInput = z.strictObject({ day: daySchema, ...fileShape });
export const importPspOutput = z.strictObject({
  importId: idSchema,
  rows: z.int(),
  /** Rows that no earlier file had. */
  newRows: z.int(),
  total: rials,
  matched: z.int(),
  exceptions: z.int(),
});

/** A file of which a part is missing is gone on with, as it is kept (F52). */
export const continueImportInput = z.strictObject({ day: daySchema, importId: idSchema, readingId });
export const importProgressInput = z.strictObject({ readingId: idSchema });
/** Null unless rows are being taken in. */
export const importProgressOutput = z
  .strictObject({ taken: z.int().min(0), rows: z.int().min(0) })
  .nullable();

/** The bytes of an imported report as they came. */
export const reportFileInput = z.strictObject({ importId: idSchema });
export const reportFileOutput = z.strictObject({
  fileName: z.string(),
  fileSha256: z.string(),
  bytesBase64: z.string(),
});

export const inspectPspInput = z.strictObject({ bytesBase64, readingId });
export const inspectPspOutput = z.strictObject({
  headerLine: z.int(),
  headers: z.array(z.string()).readonly(),
  /** The first lines under the header, a text for each of `headers`; cards are masked. */
  firstLines: z.array(z.strictObject({ line: z.int(), cells: z.array(z.string()).readonly() })).readonly(),
  /** Header of the column that each field seems to be. */
  guess: z.partialRecord(pspFieldSchema, z.string()),
  /** What the office has mapped for these headers before. */
  known: pspMappingSchema.nullable(),
});
export type InspectedPsp = z.infer<typeof inspectPspOutput>;

const sampledCell = z.strictObject({
  text: z.string(),
  /** A day, rials, a code or a number; null when it is empty or cannot be read. */
  read: z.string().nullable(),
  isReadable: z.boolean(),
});
export const tryMappingInput = z.strictObject({ bytesBase64, readingId, mapping: draftMappingSchema });
export const tryMappingOutput = z.strictObject({
  /** Fields without a column; while there are any no row is read. `rrn` stands for either number. */
  lacking: z.array(pspFieldSchema).readonly(),
  samples: z
    .array(z.strictObject({ line: z.int(), cells: z.partialRecord(pspFieldSchema, sampledCell) }))
    .readonly(),
  /** The first lines that cannot be read; `unreadableCount` has them all. */
  unreadable: z.array(z.strictObject({ line: z.int(), column: z.string() })).readonly(),
  unreadableCount: z.int(),
  /** Texts of the type and status columns that nobody has explained; an empty one is an empty cell. */
  unknownTypes: z.array(z.string()).readonly(),
  unknownStatuses: z.array(z.string()).readonly(),
  /** The file names the toman and nobody has said in what it counts. */
  isUnitInDoubt: z.boolean(),
  ...readingShape,
});
export type TriedMapping = z.infer<typeof tryMappingOutput>;
