// When a snapshot is due, which ones are let go, and when room on the disk is short. No clock and no disk here.

/** A snapshot that the application took by itself. */
export type OwnSnapshot = {
  readonly name: string;
  /** What the clock said. */
  readonly at: string;
  /** Its place in the order in which they were written, whatever the clock said. */
  readonly order: number;
};

/** An instant by the clock, and by what no setting of the clock moves, ms. */
export type Moment = { readonly at: string; readonly elapsedMs: number };

const hourMs = 60 * 60_000;
/** A snapshot is a whole copy: of a large store one is taken in so many hours as it has such parts, and in eight at the most. */
const bytesAnHour = 512 * 1024 * 1024;
const mostHours = 8;
/** Snapshots together take no more of the disk than this, nor than this part of the room that they and nobody else have, bytes. */
const mostBytes = 20 * 1024 ** 3;
const partOfRoom = 1 / 4;
/** How many of each are kept: the newest ones, the last hours, one of each day, one of each week. */
const keptNewest = 3;
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

/** Hours between two snapshots of a store of this size. */
export function hoursBetween(storeBytes: number): number {
  return Math.min(mostHours, Math.max(1, Math.ceil(storeBytes / bytesAnHour)));
}

/** True when so many hours have passed since a snapshot, by the clock or without it, or when the clock was ahead at that one. */
export function areHoursOver(last: Moment, now: Moment, hours: number): boolean {
  const byClock = Date.parse(now.at) - Date.parse(last.at);
  return byClock < 0 || byClock >= hours * hourMs || now.elapsedMs - last.elapsedMs >= hours * hourMs;
}

/** From the newest to the oldest as they were written: a clock that was wrong changes nothing of it. */
export function newestFirst(snapshots: readonly OwnSnapshot[]): readonly OwnSnapshot[] {
  return snapshots.toSorted((left, right) => right.order - left.order || (left.at < right.at ? 1 : -1));
}

/**
 * Which snapshots go: kept are the newest ones, and the newest of each of the last hours that have one, of each day and of
 * each week. What is the newest is told by the order of writing, so that one of a clock that was ahead is pushed out by later
 * ones and pushes none of them out.
 * @param snapshots in any order
 */
export function snapshotsToRemove(snapshots: readonly OwnSnapshot[]): readonly OwnSnapshot[] {
  const all = newestFirst(snapshots);
  const kept = new Set(all.slice(0, keptNewest).map(({ name }) => name));
  const keepNewestOf = (count: number, period: (ms: number) => number) => {
    const periods = new Set<number>();
    for (const { name, at } of all) {
      const each = period(Date.parse(at));
      if (periods.has(each)) continue;
      if (periods.size === count) return;
      periods.add(each);
      kept.add(name);
    }
  };
  keepNewestOf(keptHours, (ms) => Math.floor(ms / hourMs));
  keepNewestOf(keptDays, (ms) => Math.floor(ms / dayMs));
  keepNewestOf(keptWeeks, (ms) => Math.floor(ms / (7 * dayMs)));
  return all.filter(({ name }) => !kept.has(name));
}

/**
 * Which snapshots go before the next one is written, so that it has room: those that are let go anyway, and then the oldest until
 * all together stay within their part of the disk and a copy fits. The newest one stays until the next is whole.
 * @param snapshots in any order, with their sizes
 */
export function snapshotsToMakeRoom<Snapshot extends OwnSnapshot & { readonly bytes: number }>(
  snapshots: readonly Snapshot[],
  { freeBytes, storeBytes }: { readonly freeBytes: number; readonly storeBytes: number },
): readonly Snapshot[] {
  const sizeOf = (some: readonly Snapshot[]): number => some.reduce((sum, { bytes }) => sum + bytes, 0);
  const most = Math.min(mostBytes, (freeBytes + sizeOf(snapshots)) * partOfRoom);
  const gone = new Set(snapshotsToRemove(snapshots).map(({ name }) => name));
  const byAge = snapshots.toSorted((left, right) => left.order - right.order);
  const stay = byAge.filter(({ name }) => !gone.has(name));
  while (stay.length > 1) {
    const free = freeBytes + sizeOf(snapshots) - sizeOf(stay);
    if (sizeOf(stay) + storeBytes <= most && fitsSnapshot(free, storeBytes)) break;
    stay.shift();
  }
  return byAge.filter((one) => !stay.includes(one));
}

const ownName = /^desk-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(\d+)-own\.db$/;

/** The file name of a snapshot that the application takes by itself at an instant, as the one of its order. */
export function ownSnapshotName(at: string, order: number): string {
  return `desk-${at.replaceAll(/[:.]/g, '-')}-${order}-own.db`;
}

/** The snapshot that a file name says, or null when a person made it: that one is never removed. */
export function readOwnSnapshot(name: string): OwnSnapshot | null {
  const [, hour, minute, second, ms, order] = ownName.exec(name) ?? [];
  return hour === undefined ? null : { name, at: `${hour}:${minute}:${second}.${ms}Z`, order: Number(order) };
}
