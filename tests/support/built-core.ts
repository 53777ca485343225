// The core process as it ships, one bundle, where it is what the sources say now; otherwise its sources. A bundle starts in a
// sixth of the time, and a test that was run after an edit does not run yesterday's code.
import { isShellUpToDate } from '#build/scripts/build-bundles.ts';
import { inProject } from '#build/scripts/places.ts';

let entry: string | null = null;

/** What a shell is to start as its core process. */
export function builtCore(): string {
  entry ??= inProject(
    isShellUpToDate() ? 'out/electron/core-process.mjs' : 'electron/core-process/core-process.ts',
  );
  return entry;
}
