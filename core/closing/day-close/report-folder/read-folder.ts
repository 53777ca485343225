// Looks into the folder in which reports arrive (F50): ordinary files that lie in it and can be reports, nothing below it and no link
// out of it. Nothing is kept of what is looked at.
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { type FolderFile, offeredDays, offeredFiles, reportEndings } from './contract.ts';

type Looked = { readonly files: readonly FolderFile[]; readonly unread: readonly string[] };

const dayMs = 24 * 60 * 60_000;

/** A folder of this PC by its whole path. A share of another machine would be sent this PC's name and password. */
const isOfThisPc = (folder: string): boolean => path.isAbsolute(folder) && !/^[\\/]{2}/.test(folder);

/** A spreadsheet's own copy of an open file begins so. */
const isReportName = (name: string): boolean =>
  !/^[.~]/.test(name) && reportEndings.some((ending) => name.toLowerCase().endsWith(ending));

/** @throws REPORT_FOLDER_UNREADABLE: it is not there, is no folder of this PC, or may not be read */
async function reportNames(folder: string): Promise<string[]> {
  // Whatever the system says, it has one meaning for the person: nobody can look into it now.
  const entries = isOfThisPc(folder)
    ? await readdir(folder, { withFileTypes: true }).catch(() => null)
    : null;
  if (entries === null) throw refusal('REPORT_FOLDER_UNREADABLE', { folder });
  return entries.filter((entry) => entry.isFile() && isReportName(entry.name)).map(({ name }) => name);
}

/** @throws REPORT_FOLDER_UNREADABLE */
export async function requireReadable(folder: string): Promise<void> {
  await reportNames(folder);
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a file that is no link and not too large; null where the system does not give them. */
async function bytesOf(file: string): Promise<Uint8Array | null> {
  const facts = await lstat(file).catch(() => null);
  if (facts?.isFile() !== true || facts.size > fileLimits.bytes) return null;
  return await readFile(file).catch(() => null);
}

/**
 * The files of a folder that can be reports, by what is in them, the newest first. `now`: UTC.
 * @throws REPORT_FOLDER_UNREADABLE
 */
export async function lookIntoFolder(folder: string, now: string): Promise<Looked> {
  const since = Date.parse(now) - offeredDays * dayMs;
  const found = await Promise.all(
    (await reportNames(folder)).map(async (name) => {
      const facts = await lstat(path.join(folder, name)).catch(() => null);
      return { name, size: facts?.size ?? 0, at: facts?.mtimeMs ?? 0 };
    }),
  );
  const newest = found
    .filter(({ size, at }) => size > 0 && at >= since)
    .toSorted((one, other) => other.at - one.at || (one.name < other.name ? -1 : 1))
    .slice(0, offeredFiles);
  const files: FolderFile[] = [];
  const unread: string[] = [];
  for (const { name, at } of newest) {
    const bytes = await bytesOf(path.join(folder, name));
    if (bytes === null || bytes.length === 0) unread.push(name);
    else
      files.push({
        ...{ name, sha256: sha256Of(bytes), bytes: bytes.length },
        changedAt: new Date(at).toISOString(),
      });
  }
  return { files, unread };
}

/**
 * A file of the folder as it was offered.
 * @throws REPORT_FOLDER_UNREADABLE, REPORT_FILE_CHANGED when it is not there any more, or is another one
 */
export async function fileOfFolder(
  folder: string,
  { name, sha256 }: Pick<FolderFile, 'name' | 'sha256'>,
): Promise<Uint8Array> {
  const bytes = (await reportNames(folder)).includes(name) ? await bytesOf(path.join(folder, name)) : null;
  if (bytes === null || sha256Of(bytes) !== sha256) throw refusal('REPORT_FILE_CHANGED', { file: name });
  return bytes;
}
