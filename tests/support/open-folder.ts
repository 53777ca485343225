// Folders for Electron's ordinary user, when the tests themselves run as root: to write into, and to start from.
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isLinuxRoot, isOpenToOthers, ordinaryUser } from '#build/scripts/ordinary-user.ts';
import { projectRoot } from '#build/scripts/places.ts';
import { nativePackages } from '#build/vite.shell.ts';

/** A fresh temporary folder that belongs to the user who will run Electron. */
export function folderForElectron(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-'));
  if (isLinuxRoot()) chownSync(dir, ordinaryUser, ordinaryUser);
  chmodSync(dir, 0o700);
  return dir;
}

/** Removes a folder; a core process that is still closing may write into it for a moment. */
export function removeFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/**
 * Where Electron starts the built application from: the project itself or, when that lies below a folder closed to
 * others, a copy of its bundles and native packages. (Packages ask access(2), which knows no capabilities.)
 */
export function applicationForElectron(): { dir: string; isCopy: boolean } {
  if (!isLinuxRoot() || isOpenToOthers(projectRoot)) return { dir: projectRoot, isCopy: false };
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-app-'));
  chmodSync(dir, 0o755);
  const parts = ['package.json', 'out/electron', 'out/renderer', 'node_modules/@node-rs'];
  for (const part of [...parts, ...nativePackages.map((name) => `node_modules/${name}`)]) {
    cpSync(path.join(projectRoot, part), path.join(dir, part), { recursive: true });
  }
  return { dir, isCopy: true };
}
