// A report or statement as it comes from the system: read whole, or why not.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { type ReadFile, readFileBase64 } from '#renderer/frame/read-file.ts';

/** `problem` is why it did not come, null where the system says no more (moved, locked, a folder). */
export type Arrived =
  | { readonly file: ReadFile; readonly problem: null }
  | { readonly file: null; readonly problem: Problem | null };

/** Reads a chosen or dropped file. One that is larger than any report is not read: PSP_FILE_TOO_LARGE (F5). */
export async function readReportFile(chosen: File): Promise<Arrived> {
  if (chosen.size > fileLimits.bytes)
    return { file: null, problem: { code: 'PSP_FILE_TOO_LARGE', params: {} } };
  const file = await readFileBase64(chosen).catch(() => null);
  return { file, problem: null };
}
