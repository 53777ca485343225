// The rooms of core in the order in which the fewest arrows run back. No file knows itself by a circle (import-rules.test.ts),
// but rooms may know each other; each such pair makes both harder to move. The number may fall, never rise.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const core = path.resolve(import.meta.dirname, '../../core');
/** It was 32 once. */
const mostArrowsBack = 16;

type Rooms = ReadonlyMap<string, ReadonlySet<string>>;

const roomOf = (file: string): string => file.split('/', 1)[0] ?? file;

/** What each room of core imports from other rooms, types included. */
function roomsOfCore(): { rooms: Rooms; files: number } {
  const rooms = new Map<string, Set<string>>();
  const files = globSync('*/**/*.ts', { cwd: core });
  for (const file of files) {
    const known = rooms.get(roomOf(file)) ?? new Set();
    rooms.set(roomOf(file), known);
    const text = readFileSync(path.join(core, file), 'utf8');
    for (const [, from = ''] of text.matchAll(/(?:from|import\()\s*'((?:#core|\.{1,2})\/[^']+)'/g)) {
      const to = from.startsWith('#core/')
        ? from.slice('#core/'.length)
        : path.relative(core, path.resolve(core, path.dirname(file), from));
      if (to.includes('/') && roomOf(to) !== roomOf(file)) known.add(roomOf(to));
    }
  }
  return { rooms, files: files.length };
}

const arrowsBack = (order: readonly string[], rooms: Rooms): string[] => {
  const place = new Map(order.map((room, index) => [room, index]));
  return order.flatMap((room) =>
    [...(rooms.get(room) ?? [])]
      .filter((known) => (place.get(known) ?? -1) > (place.get(room) ?? 0))
      .map((known) => `${room} → ${known}`),
  );
};

/** The arrows that run back in the best order that moving one room at a time finds. */
function fewestArrowsBack(rooms: Rooms): string[] {
  let order = [...rooms.keys()].toSorted();
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const room of [...order]) {
      const others = order.filter((other) => other !== room);
      const tries = others.map((_, at) => others.toSpliced(at, 0, room)).concat([[...others, room]]);
      const best = tries.reduce((one, other) =>
        arrowsBack(other, rooms).length < arrowsBack(one, rooms).length ? other : one,
      );
      if (arrowsBack(best, rooms).length >= arrowsBack(order, rooms).length) continue;
      order = best;
      isBetter = true;
    }
  }
  return arrowsBack(order, rooms);
}

describe('the arrows between the rooms of core', () => {
  it(`run back ${mostArrowsBack} times at most`, () => {
    const { rooms, files } = roomsOfCore();
    expect(files).toBeGreaterThan(300);
    expect(rooms.size).toBeGreaterThan(30);
    const back = fewestArrowsBack(rooms);
    expect(back.length, back.join('\n')).toBeLessThanOrEqual(mostArrowsBack);
  });

  it('are counted: one of a pair that know each other runs back, whatever their order', () => {
    const made = new Map(Object.entries({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['a'] }));
    const rooms = new Map([...made].map(([room, known]) => [room, new Set(known)]));
    expect(fewestArrowsBack(rooms)).toHaveLength(1);
    expect(
      fewestArrowsBack(
        new Map([
          ['a', new Set(['b'])],
          ['b', new Set()],
        ]),
      ),
    ).toEqual([]);
  });
});
