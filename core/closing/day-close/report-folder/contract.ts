// The folder of this PC in which the PSP's reports arrive (F50): inputs and outputs.
import { z } from 'zod';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { madeText } from '#core/foundation/text/contract.ts';
import { hashSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Endings of what can be a report. */
export const reportEndings = ['.csv', '.tsv', '.txt', '.xls', '.xlsx'] as const;
/** Older files are not offered. */
export const offeredDays = 31;
/** No more than these are looked into, the newest first. */
export const offeredFiles = 40;

/** A path or a name as the system spells it. */
const spelled = (most: number) => madeText(1, most).regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Null: none is watched any more. */
export const chooseReportFolderInput = z.strictObject({ folder: spelled(500).nullable() });

export const reportFolderOutput = z.strictObject({
  /** Null while none was named at this PC. */
  folder: z.string().nullable(),
  chosenAt: instantSchema.nullable(),
  byName: z.string().nullable(),
  /** Why it cannot be looked into now; REPORT_FOLDER_UNREADABLE. */
  problem: z.custom<Problem>(isProblem).nullable(),
  /** Files that no import has, the newest first. */
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        sha256: hashSchema,
        bytes: z.int().min(1),
        /** When it was last written, UTC. */
        changedAt: instantSchema,
      }),
    )
    .readonly(),
  /** Names of files that the system did not give: another program holds them, or they are too large. */
  unread: z.array(z.string()).readonly(),
});
export type ReportFolder = z.infer<typeof reportFolderOutput>;
export type FolderFile = ReportFolder['files'][number];

/** A file as it was offered. */
export const folderFileInput = z.strictObject({ name: spelled(255), sha256: hashSchema });
export const folderFileOutput = z.strictObject({ fileName: z.string(), bytesBase64: z.string() });
