// The first run of a usual office, played once a worker: a test's office begins with a copy of its folder, half of what opening
// one costs. Copies are one PC with one device key: a second office of the same test, or of the same province, is played.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** `standing` is what its folder does not tell: the clock and who is signed in. */
export type PreparedOffice<Standing> = { readonly dir: string; readonly standing: Standing };

let isTaken = false;

/** A maker of copies. `play` plays the first run in a folder and closes the office. */
export function preparedOnce<Standing>(play: (dir: string) => Promise<Standing>) {
  let prepared: Promise<PreparedOffice<Standing>> | undefined;
  const prepare = async (): Promise<PreparedOffice<Standing>> => {
    const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-prepared-'));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    return { dir, standing: await play(dir) };
  };
  /** Puts the prepared office into a folder and says how it stands; null when the running test has one already. */
  return async (dir: string): Promise<Standing | null> => {
    if (isTaken) return null;
    isTaken = true;
    onTestFinished(() => {
      isTaken = false;
    });
    prepared ??= prepare();
    const { dir: from, standing } = await prepared;
    cpSync(from, dir, { recursive: true });
    return standing;
  };
}
