// Small files that must survive a power cut: written beside, flushed, renamed over, and the folder flushed too.
// A reader sees the old file or the new one, never half of one.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Replaces `file` by `text`, mode 0600. Throws the system's error when the disk refuses. */
export function writeFileAtomically(file: string, text: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  flushFolder(path.dirname(file));
}

/** Windows can neither open nor flush a folder; its rename is already durable with the file. */
function flushFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
