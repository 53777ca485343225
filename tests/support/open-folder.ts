// Folders that Electron's ordinary user may write, when the tests themselves run as root.
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isLinuxRoot, ordinaryUser } from '#build/scripts/ordinary-user.ts';

/** A fresh temporary folder that belongs to the user who will run Electron. */
export function folderForElectron(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-'));
  if (isLinuxRoot()) chownSync(dir, ordinaryUser, ordinaryUser);
  chmodSync(dir, 0o700);
  return dir;
}
