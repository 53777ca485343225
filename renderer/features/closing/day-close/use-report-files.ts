// The reports that a person holds in hand: several at once, each looked at first and taken in when the person says so. What cannot be read
// is said beside its name and takes nothing else with it (F40).
import { useState } from 'react';
import type { z } from 'zod';
import type { FolderFile } from '#core/closing/day-close/report-folder/contract.ts';
import type { previewPspOutput } from '#core/closing/day-close/report-import/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { PspMapping } from '#core/foundation/settlement/files/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { problemOf } from '#renderer/api/problem.ts';
import type { ReadFile } from '#renderer/frame/read-file.ts';
import { type Arrived, readReportFile } from './read-report-file.ts';
import { newReadingId } from './reading.tsx';

type Preview = z.infer<typeof previewPspOutput>;

type Named = { id: string; name: string };
/** A file whose bytes are here. */
type HeldFile = Named & { file: ReadFile };
export type ReadableFile = HeldFile & {
  state: 'read';
  preview: Preview;
  /** Why it was not taken in. */
  problem: Problem | null;
};
export type FileInHand =
  | (Named & { state: 'waiting' })
  | (HeldFile & { state: 'reading'; readingId: string })
  /** Its rows are being taken in. */
  | (HeldFile & { state: 'taking'; readingId: string })
  /** Something of it nobody knows: its columns, a word, a unit. */
  | (HeldFile & { state: 'asks' })
  /** `problem` is null where the system did not give the file (moved, locked, a folder). */
  | (Named & { state: 'failed'; file: ReadFile | null; problem: Problem | null })
  | ReadableFile;

const questions: ReadonlySet<string> = new Set([
  'PSP_COLUMNS_UNKNOWN',
  'PSP_WORDS_UNKNOWN',
  'PSP_UNIT_UNKNOWN',
]);

export type ReportFiles = {
  files: readonly FileInHand[];
  isImporting: boolean;
  /** Looks at files, one after the other. */
  take: (chosen: readonly File[]) => Promise<void>;
  /** The same of files in the folder of this PC (F50). */
  takeFound: (found: readonly FolderFile[]) => Promise<void>;
  /** Reads a file by the columns that a person has named. */
  readBy: (file: HeldFile, mapping: PspMapping) => Promise<void>;
  /** The person names the columns, or looks at them again. */
  askColumns: (file: HeldFile) => void;
  drop: (id: string) => void;
  clear: () => void;
  /** Takes in what was read. Gives the number of new rows, or null when no file was taken in. */
  importAll: () => Promise<number | null>;
};

/** A file that is on its way here. */
type Coming = { name: string; read: () => Promise<Arrived> };

const chosenFile = (file: File): Coming => ({
  name: file.name,
  read: () => readReportFile(file),
});

const foundFile = ({ name, sha256 }: FolderFile): Coming => ({
  name,
  async read() {
    try {
      return { file: await desk.dayClose.folderFile.mutate({ name, sha256 }), problem: null };
    } catch (error) {
      return { file: null, problem: problemOf(error) };
    }
  },
});

export function useReportFiles(day: string): ReportFiles {
  const [files, setFiles] = useState<readonly FileInHand[]>([]);
  const [isImporting, setIsImporting] = useState(false);
  /** A file that was put away meanwhile stays away. */
  const put = (changed: FileInHand) =>
    setFiles((all) => all.map((one) => (one.id === changed.id ? changed : one)));
  const drop = (id: string) => setFiles((all) => all.filter((one) => one.id !== id));

  const look = async ({ id, name, file }: HeldFile, profile?: PspMapping) => {
    const readingId = newReadingId();
    put({ id, name, file, state: 'reading', readingId });
    try {
      const asked = { ...file, readingId, ...(profile === undefined ? {} : { profile }) };
      const preview = await desk.dayClose.previewPsp.mutate(asked);
      put({ id, name, file, state: 'read', preview, problem: null });
    } catch (error) {
      const problem = problemOf(error);
      put(
        questions.has(problem.code)
          ? { id, name, file, state: 'asks' }
          : { id, name, file, state: 'failed', problem },
      );
    }
  };

  const takeAll = async (coming: readonly Coming[]) => {
    const added = coming.map((one) => ({ id: newReadingId(), ...one }));
    setFiles((all) => [
      ...all.filter(({ state }) => state !== 'failed'),
      ...added.map(({ id, name }) => ({ id, name, state: 'waiting' as const })),
    ]);
    for (const { id, name, read } of added) {
      const { file, problem } = await read();
      if (file === null) put({ id, name, file, state: 'failed', problem });
      else await look({ id, name, file });
    }
  };

  const importAll = async () => {
    setIsImporting(true);
    const taken: number[] = [];
    for (const one of files) {
      if (one.state !== 'read') continue;
      const { mapping } = one.preview;
      const readingId = newReadingId();
      const { id, name, file } = one;
      put({ id, name, file, state: 'taking', readingId });
      try {
        const sent = { day, readingId, ...file, ...(mapping === null ? {} : { profile: mapping }) };
        taken.push((await desk.dayClose.importPsp.mutate(sent)).newRows);
        drop(one.id);
      } catch (error) {
        put({ ...one, problem: problemOf(error) });
      }
    }
    setIsImporting(false);
    return taken.length === 0 ? null : taken.reduce((sum, rows) => sum + rows, 0);
  };

  return {
    files,
    isImporting,
    take: (chosen) => takeAll(chosen.map(chosenFile)),
    takeFound: (found) => takeAll(found.map(foundFile)),
    readBy: look,
    askColumns: ({ id, name, file }) => put({ id, name, file, state: 'asks' }),
    drop,
    clear: () => setFiles([]),
    importAll,
  };
}

/** What the person does with the files now: choose some, name the columns of one, or look at what is in them. */
export function phaseOf(files: readonly FileInHand[]): 'choose' | 'columns' | 'preview' {
  if (files.some(({ state }) => state === 'asks')) return 'columns';
  return files.some(({ state }) => state === 'read' || state === 'taking') ? 'preview' : 'choose';
}
