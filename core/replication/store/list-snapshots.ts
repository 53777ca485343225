// The snapshots in an office's folder as files. Knows no database, so that a shell can list them while no store opens.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotsFolder } from '#core/journal/device/office-files.ts';
import { deviceFileOf } from '#db/store-name.ts';
import { readOwnSnapshot } from './rules.ts';

export type SnapshotFile = {
  readonly name: string;
  readonly at: string;
  /** Of both its files. */
  readonly bytes: number;
  /** True for one that the application took by itself. */
  readonly own: boolean;
};

/** The snapshots in an office's folder, the newest first: when they were taken and how large they are. */
export function listSnapshots(dir: string): SnapshotFile[] {
  const folder = snapshotsFolder(dir);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => {
      const file = join(folder, name);
      const { size, mtime } = statSync(file);
      const ofDevice = statSync(deviceFileOf(file), { throwIfNoEntry: false })?.size ?? 0;
      const own = readOwnSnapshot(name);
      return { name, at: own?.at ?? mtime.toISOString(), bytes: size + ofDevice, own: own !== null };
    })
    .toSorted((left, right) => (left.at < right.at ? 1 : -1));
}
