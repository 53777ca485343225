// Which snapshots are let go.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areHoursOver,
  fitsSnapshot,
  hoursBetween,
  isRoomShort,
  type OwnSnapshot,
  ownSnapshotName,
  readOwnSnapshot,
  snapshotsToMakeRoom,
  snapshotsToRemove,
} from '#core/replication/store/rules.ts';

const hourly = (from: string, hours: number) =>
  Array.from({ length: hours }, (_, hour) => {
    const at = new Date(Date.parse(from) + hour * 3_600_000).toISOString();
    return { name: ownSnapshotName(at, hour + 1), at, order: hour + 1 };
  });

/** What is kept when one after the other is taken, each at what the clock says then, and thinned out at once. */
function takenOneByOne(
  clock: readonly string[],
  each: (kept: readonly OwnSnapshot[]) => void,
): OwnSnapshot[] {
  let kept: readonly OwnSnapshot[] = [];
  for (const [index, at] of clock.entries()) {
    const taken = { name: ownSnapshotName(at, index + 1), at, order: index + 1 };
    const all = [taken, ...kept];
    const gone = new Set(snapshotsToRemove(all));
    kept = all.filter((one) => !gone.has(one));
    each(kept);
  }
  return [...kept];
}

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

describe('snapshots under a clock that is wrong', () => {
  const instants = fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true });
  const hourMs = 3_600_000;
  const jumps = fc.oneof(
    fc.integer({ min: -400, max: 400 }),
    fc.constantFrom(-24, -24 * 35, -24 * 365 * 6, 1, 1, 1),
  );

  it('J24 the newest are kept whatever the clock said, and never more than a few', () => {
    const walks = fc.tuple(instants, fc.array(jumps, { maxLength: 60 })).map(([from, hours]) => {
      let ms = from.getTime();
      return hours.map((by) => {
        ms = Math.min(Math.max(ms + by * hourMs, Date.UTC(1900, 0, 1)), Date.UTC(2199, 11, 31));
        return ms;
      });
    });
    const clocks = fc.oneof(
      fc.array(
        instants.map((at) => at.toISOString()),
        { maxLength: 60 },
      ),
      walks.map((walk) => walk.map((ms) => new Date(ms).toISOString())),
    );
    fc.assert(
      fc.property(clocks, (clock) => {
        let taken = 0;
        takenOneByOne(clock, (kept) => {
          taken += 1;
          const newest = [taken, taken - 1, taken - 2].filter((order) => order > 0);
          expect(kept.map(({ order }) => order)).toEqual(expect.arrayContaining(newest));
          expect(kept.length).toBeLessThanOrEqual(3 + 6 + 7 + 4);
          expect(snapshotsToRemove(kept)).toEqual([]);
        });
      }),
    );
  });

  it('J24 one of a clock that was ahead takes the place of none, and goes once later ones fill its place', () => {
    const ahead = '2031-01-01T00:00:00.000Z';
    const usual = hourly('2026-08-01T00:00:00.000Z', 24 * 40).map(({ at }) => at);
    const without = takenOneByOne(usual, () => undefined).map(({ at }) => at);
    const kept = takenOneByOne([...usual.slice(0, 24), ahead, ...usual.slice(24)], () => undefined);
    expect(kept.map(({ at }) => at)).toEqual(without);
    const soon = takenOneByOne([...usual.slice(0, 96), ahead, ...usual.slice(96, 98)], () => undefined);
    expect(soon.map(({ at }) => at)).toContain(ahead);
    expect(soon.length).toBeGreaterThan(6);
  });

  it.each([
    ['a day', -24],
    ['five weeks', -24 * 35],
    ['six years', -24 * 365 * 6],
  ])('J24 the one just taken stays when the clock was set back by %s', (_by, hours) => {
    const usual = hourly('2026-08-01T00:00:00.000Z', 24 * 40).map(({ at }) => at);
    const back = new Date(Date.parse(usual.at(-1) ?? '') + hours * hourMs).toISOString();
    const kept = takenOneByOne([...usual, back], () => undefined);
    expect(kept[0]).toMatchObject({ at: back, order: usual.length + 1 });
    expect(kept.length).toBeGreaterThan(10);
  });

  it('J24 the next is due an hour later, by the clock or without it, and at once when the clock was ahead', () => {
    const last = fc.record({ at: instants.map((at) => at.toISOString()), elapsedMs: fc.nat() });
    fc.assert(
      fc.property(last, instants, fc.nat({ max: 3 * hourMs }), (one, date, passed) => {
        const now = { at: date.toISOString(), elapsedMs: one.elapsedMs + passed };
        const byClock = date.getTime() - Date.parse(one.at);
        expect(areHoursOver(one, now, 1)).toBe(byClock < 0 || byClock >= hourMs || passed >= hourMs);
      }),
    );
    const at = '2026-11-25T10:00:00.000Z';
    const isOver = (now: string, elapsedMs: number, hours = 1): boolean =>
      areHoursOver({ at, elapsedMs: 5 }, { at: now, elapsedMs }, hours);
    expect(isOver('2026-11-25T10:59:59.000Z', 3_599_005)).toBe(false);
    expect(isOver('2026-11-25T10:01:00.000Z', 3_600_005)).toBe(true);
    expect(isOver('2026-11-25T09:59:59.999Z', 6)).toBe(true);
    expect([isOver('2026-11-25T11:59:59.000Z', 5, 2), isOver('2026-11-25T12:00:00.000Z', 5, 2)]).toEqual([
      ...[false, true],
    ]);
  });
});

describe('the names of snapshots', () => {
  it('J24 tell those of the application from those of a person', () => {
    const at = '2026-11-25T22:40:01.123Z';
    const name = ownSnapshotName(at, 12);
    expect(readOwnSnapshot(name)).toEqual({ name, at, order: 12 });
    for (const name of [
      'desk-2026-11-25T22-40-01-123Z.db',
      'desk-2026-11-25T22-40-01-123Z-12.db',
      'copy.db',
      `${ownSnapshotName(at, 12)}.partial-1-2`,
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

describe('room for the next snapshot', () => {
  const gb = 1024 ** 3;
  const sized = (count: number, bytes: number) =>
    hourly('2026-08-01T00:00:00.000Z', count).map((one) => ({ ...one, bytes }));
  const goneOf = (count: number, bytes: number, freeBytes: number, storeBytes = bytes): number[] =>
    snapshotsToMakeRoom(sized(count, bytes), { freeBytes, storeBytes }).map(({ order }) => order);

  it('J24 the oldest go where all together would take more than their part of the disk', () => {
    // Within ten hours none goes by its age but those beyond the newest of each hour and day.
    expect(goneOf(3, gb, 100 * gb)).toEqual([]);
    // A quarter of 20 GB: five copies with the next one.
    expect(goneOf(6, gb, 14 * gb)).toEqual([1, 2]);
    // Never more than 20 GB, however large the disk is.
    expect(goneOf(6, 5 * gb, 1000 * gb)).toEqual([1, 2, 3]);
  });

  it('J24 the oldest go where no copy would fit, and the newest stays until the next is whole', () => {
    expect(goneOf(6, gb, 0)).toEqual([1, 2, 3, 4, 5]);
    expect(goneOf(1, gb, 0)).toEqual([]);
    expect(goneOf(2, gb, 1.5 * gb)).toEqual([1]);
  });

  it('J24 what is let go anyway goes before, and a small store keeps all that it may', () => {
    const taken = sized(24 * 90, 1024 ** 2);
    const room = { freeBytes: 50 * gb, storeBytes: 1024 ** 2 };
    const names = (some: readonly OwnSnapshot[]): string[] => some.map(({ name }) => name).toSorted();
    expect(names(snapshotsToMakeRoom(taken, room))).toEqual(names(snapshotsToRemove(taken)));
  });

  it('J24 of a large store one is taken less often', () => {
    expect([0, 0.4, 0.6, 2, 50].map((size) => hoursBetween(size * gb))).toEqual([1, 1, 2, 4, 8]);
  });
});
