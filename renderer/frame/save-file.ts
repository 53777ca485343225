// A file that the person takes with them: the Electron shell asks where to, a browser puts it where its downloads go.
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';

export type SaveOutcome = { saved: boolean; problem: Problem | null };

/** Saves bytes under a name. `saved` is false without a problem when the person cancelled. */
export async function saveFile(name: string, bytes: Uint8Array, type: string): Promise<SaveOutcome> {
  if (window.desk !== undefined) {
    const { saved, problem } = await window.desk.save({ name, bytes });
    return { saved, problem: isProblem(problem) ? problem : null };
  }
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click: it is let go once that is under way.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { saved: true, problem: null };
}
