// When a snapshot is due, which ones are let go, and when room on the disk is short. No clock and no disk here.

/** A snapshot that the application took by itself. */
export type OwnSnapshot = { readonly name: string; readonly at: string };

/** Time between two snapshots, ms. */
export const snapshotEveryMs = 60 * 60_000;
/** How many of each are kept: the last hours, one of each day, one of each week. */
const keptHours = 6;
const keptDays = 7;
const keptWeeks = 4;
const dayMs = 24 * 60 * 60_000;

/** Room that is left for work beside a copy of the store, bytes. */
const reserveBytes = 500 * 1024 * 1024;

/** True when room is so short that it is said: less than the reserve and one more copy of the store. */
export function isRoomShort(freeBytes: number, storeBytes: number): boolean {
  return freeBytes < reserveBytes + storeBytes;
}

/** True when a copy of the store still fits without taking the last room. */
export function fitsSnapshot(freeBytes: number, storeBytes: number): boolean {
  return freeBytes > 2 * storeBytes;
}

/**
 * Which snapshots go: kept are the newest of each of the last hours that have one, of each day and of each week.
 * @param snapshots in any order
 */
export function snapshotsToRemove(snapshots: readonly OwnSnapshot[]): readonly OwnSnapshot[] {
  const newestFirst = snapshots.toSorted((left, right) => (left.at < right.at ? 1 : -1));
  const kept = new Set<string>();
  const keepNewestOf = (count: number, period: (ms: number) => number) => {
    const periods = new Set<number>();
    for (const { name, at } of newestFirst) {
      const each = period(Date.parse(at));
      if (periods.has(each)) continue;
      if (periods.size === count) return;
      periods.add(each);
      kept.add(name);
    }
  };
  keepNewestOf(keptHours, (ms) => Math.floor(ms / snapshotEveryMs));
  keepNewestOf(keptDays, (ms) => Math.floor(ms / dayMs));
  keepNewestOf(keptWeeks, (ms) => Math.floor(ms / (7 * dayMs)));
  return newestFirst.filter(({ name }) => !kept.has(name));
}

const ownName = /^desk-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z-own\.db$/;

/** The file name of a snapshot that the application takes by itself at an instant. */
export function ownSnapshotName(at: string): string {
  return `desk-${at.replaceAll(/[:.]/g, '-')}-own.db`;
}

/** The snapshot that a file name says, or null when a person made it: that one is never removed. */
export function readOwnSnapshot(name: string): OwnSnapshot | null {
  const [, hour, minute, second, ms] = ownName.exec(name) ?? [];
  return hour === undefined ? null : { name, at: `${hour}:${minute}:${second}.${ms}Z` };
}
