// The folder of this PC in which reports arrive (F50): named by the manager, looked into when somebody asks. What is found is offered
// and never taken in by itself.
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { reportFolderChosen } from '../entries.ts';
import type { chooseReportFolderInput, folderFileInput, folderFileOutput, ReportFolder } from './contract.ts';
import { fileOfFolder, lookIntoFolder } from './read-folder.ts';

/** Names the folder of this PC, which the caller has looked into; null ends it. The same again changes nothing. */
export function chooseReportFolder(
  tx: Transaction,
  { dayClose }: Pick<DayReads, 'dayClose'>,
  { folder }: z.infer<typeof chooseReportFolderInput>,
): void {
  if (dayClose.reportFolderOf(tx.device.deviceId).folder === folder) return;
  tx.append(reportFolderChosen, { id: tx.newId() }, { folder });
}

/** What lies in the folder of this PC and no import of the office has. A folder that cannot be looked into is said, and is no refusal. */
export async function reportFolder(desk: Desk): Promise<ReportFolder> {
  const { dayClose } = desk.reads;
  const chosen = dayClose.reportFolderOf(identityOf(desk).deviceId);
  const nothing = { ...chosen, problem: null, files: [], unread: [] };
  if (chosen.folder === null) return nothing;
  try {
    const { files, unread } = await lookIntoFolder(chosen.folder, desk.machine.now());
    return { ...nothing, files: files.filter(({ sha256 }) => dayClose.importedAt(sha256) === null), unread };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ...nothing, problem: error.problem };
  }
}

/**
 * A file of the folder, to be looked at like one that was chosen by hand.
 * @throws REPORT_FOLDER_UNREADABLE, REPORT_FILE_CHANGED
 */
export async function folderFile(
  desk: Desk,
  asked: z.infer<typeof folderFileInput>,
): Promise<z.infer<typeof folderFileOutput>> {
  const { folder } = desk.reads.dayClose.reportFolderOf(identityOf(desk).deviceId);
  if (folder === null) throw refusal('REPORT_FILE_CHANGED', { file: asked.name });
  const bytes = await fileOfFolder(folder, asked);
  return { fileName: asked.name, bytesBase64: Buffer.from(bytes).toString('base64') };
}
