// Gives a file to the person: the shell's save dialog, or a browser's download.
import { isProblem, type Problem } from '#core/problems/catalogue.ts';

export type SaveOutcome = { saved: boolean; problem: Problem | null };

/** Saves bytes under a name. `saved` is false without a problem when the person cancelled. */
export async function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<SaveOutcome> {
  if (window.desk !== undefined) {
    const { saved, problem } = await window.desk.save({ name, bytes });
    return { saved, problem: isProblem(problem) ? problem : null };
  }
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return { saved: true, problem: null };
}
