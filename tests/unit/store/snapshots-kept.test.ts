// Which snapshots are let go.
import { describe, expect, it } from 'vitest';
import {
  fitsSnapshot,
  isRoomShort,
  ownSnapshotName,
  readOwnSnapshot,
  snapshotsToRemove,
} from '#core/store/rules.ts';

const hourly = (from: string, hours: number) =>
  Array.from({ length: hours }, (_, hour) => {
    const at = new Date(Date.parse(from) + hour * 3_600_000).toISOString();
    return { name: ownSnapshotName(at), at };
  });

describe('snapshots of three months, hour by hour', () => {
  const taken = hourly('2026-08-01T00:00:00.000Z', 24 * 90);
  const removed = new Set(snapshotsToRemove(taken).map(({ name }) => name));
  const kept = taken.filter(({ name }) => !removed.has(name)).map(({ at }) => at);

  it('J24 keeps the last six hours, one of each of seven days and of each of four weeks', () => {
    expect(kept.slice(-6)).toEqual(taken.slice(-6).map(({ at }) => at));
    expect(new Set(kept.map((at) => at.slice(0, 10))).size).toBeGreaterThanOrEqual(7);
    expect(kept.length).toBeLessThanOrEqual(6 + 7 + 4);
    expect(Date.parse(taken.at(-1)?.at ?? '') - Date.parse(kept[0] ?? '')).toBeGreaterThan(14 * 86_400_000);
  });

  it('J24 removes nothing more when it is asked again', () => {
    const left = taken.filter(({ name }) => !removed.has(name));
    expect(snapshotsToRemove(left)).toEqual([]);
  });
});

describe('the names of snapshots', () => {
  it('J24 tell those of the application from those of a person', () => {
    const at = '2026-11-25T22:40:01.123Z';
    expect(readOwnSnapshot(ownSnapshotName(at))).toEqual({ name: ownSnapshotName(at), at });
    for (const name of [
      'desk-2026-11-25T22-40-01-123Z.db',
      'copy.db',
      `${ownSnapshotName(at)}.partial-1-2`,
    ]) {
      expect(readOwnSnapshot(name)).toBeNull();
    }
  });
});

describe('room on the disk', () => {
  const mb = 1024 * 1024;
  it('J25 is short before a copy of the store would take the last of it', () => {
    expect(isRoomShort(1200 * mb, 600 * mb)).toBe(false);
    expect(isRoomShort(1000 * mb, 600 * mb)).toBe(true);
    expect(fitsSnapshot(1000 * mb, 600 * mb)).toBe(false);
    expect(fitsSnapshot(1300 * mb, 600 * mb)).toBe(true);
  });
});
