// What lies on the disk at one moment: an office whose process is killed then opens from it.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { logOf, storeName } from '#db/store-name.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Copies the office's folder as it is just now; what is committed is in it, and nothing else. @returns the copy */
export function killedCopy({ dir }: Pick<Desk, 'dir'>): string {
  const copy = temporaryFolder();
  // The shared memory beside the log belongs to the processes that use it.
  cpSync(dir, copy, { recursive: true, filter: (file) => !file.endsWith('-shm') });
  return copy;
}

/**
 * What a cut of the power between the commits of the two files leaves: the office's file as it is in one copy, and what is this PC's own,
 * with the witness, as they are in the other.
 */
export function mixedCopy({ office, device }: { readonly office: string; readonly device: string }): string {
  const copy = temporaryFolder();
  cpSync(device, copy, { recursive: true });
  for (const name of [storeName, logOf(storeName)]) {
    rmSync(join(copy, name), { force: true });
    if (existsSync(join(office, name))) cpSync(join(office, name), join(copy, name));
  }
  return copy;
}

/** Opens such a copy as the next start does. `lines` gain what is logged. */
export function openKilled(copy: string, { dataKey, machine }: Desk, lines: string[] = []): Desk {
  const desk = openDesk({
    dir: copy,
    dataKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sync: { atStart: false },
    log: (line) => lines.push(line),
  });
  onTestFinished(() => desk.close());
  return desk;
}
