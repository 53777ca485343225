// Folders for one test, removed after it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh folder that is removed when the running test ends. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
