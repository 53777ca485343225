// The snapshots in an office's folder as files. Knows no database, so that a shell can list them while no store opens.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotsFolder } from '#core/journal/device/office-files.ts';
import { readOwnSnapshot } from './rules.ts';

export type SnapshotFile = {
  readonly name: string;
  readonly at: string;
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
      const { size, mtime } = statSync(join(folder, name));
      const own = readOwnSnapshot(name);
      return { name, at: own?.at ?? mtime.toISOString(), bytes: size, own: own !== null };
    })
    .toSorted((left, right) => (left.at < right.at ? 1 : -1));
}
