import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { businessDayReads } from '#core/journal/business-day/queries.ts';
import { dropInsertGuards } from '#db/guards.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { dayClosings, dayOpenings } from '#db/schema/journal/business-day.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const day = '2026-11-25';

/** The reads over facts that are written straight into the tables, in any order. */
function factsOfDays() {
  const folder = temporaryFolder();
  const { sqlite, orm } = openStore(join(folder, 'desk.db'), { key: randomBytes(32) });
  onTestFinished(() => {
    sqlite.close();
  });
  migrate(sqlite, readMigrations(sourceMigrations()), join(folder, 'before.db'));
  // These facts come from no journal: what is looked at here is their order.
  dropInsertGuards(sqlite);
  const insertOpening = preparedInsert(orm, dayOpenings);
  const insertClosing = preparedInsert(orm, dayClosings);
  const fact = (at: string) => ({ at: `${day}T${at}:00.000Z`, day, actor: null, device: 'this', lc: 1 });
  return {
    reads: businessDayReads(orm),
    opened: (id: string, at: string, onDay = day) => insertOpening({ ...fact(at), id, day: onDay }),
    closed: (id: string, at: string, turn = 0) =>
      insertClosing({ id, forDay: day, kind: 'closed', turn, ...fact(at) }),
    reopened: (id: string, at: string, turn = 0) =>
      insertClosing({ id, forDay: day, kind: 'reopened', turn, ...fact(at) }),
  };
}

it('the latest closing or reopening decides, in whatever order the facts arrived', () => {
  const { reads, opened, closed, reopened } = factsOfDays();
  reopened('b', '15:00');
  expect(reads.stateOf(day)).toBe('open');
  closed('a', '14:00');
  expect(reads.stateOf(day)).toBe('open');
  closed('c', '16:00');
  opened('d', '05:00');
  expect(reads.stateOf(day)).toBe('closed');
  expect(reads.latestClosing(day)?.id).toBe('c');
});

it('facts of the same instant are ordered by their id', () => {
  const { reads, closed, reopened } = factsOfDays();
  reopened('b', '15:00');
  closed('a', '15:00');
  expect(reads.stateOf(day)).toBe('open');
});

it('D21.20 those from before turns were written come before the others, and of the same turn the latest decides', () => {
  const { reads, opened, closed, reopened } = factsOfDays();
  opened('o', '05:00');
  closed('a', '15:00');
  reopened('b', '16:00');
  expect(reads.stateOf(day)).toBe('open');
  expect(reads.nextTurn(day)).toBe(1);
  closed('c', '14:00', 1);
  expect(reads.stateOf(day)).toBe('closed');
  expect(reads.openBefore('2026-11-26')).toEqual([]);
  reopened('d', '13:00', 2);
  closed('e', '13:01', 2);
  expect(reads.latestClosing(day)?.id).toBe('e');
  // However high a turn somebody wrote, there is one after it.
  reopened('f', '12:00', Number.MAX_SAFE_INTEGER);
  expect(reads.stateOf(day)).toBe('open');
  expect(reads.nextTurn(day)).toBe(Number.MAX_SAFE_INTEGER);
});

it('a closed day says nothing about its neighbours', () => {
  const { reads, opened, closed } = factsOfDays();
  opened('a', '05:00');
  opened('b', '05:00', '2026-11-24');
  closed('c', '15:00');
  expect(reads.stateOf('2026-11-24')).toBe('open');
  expect(reads.stateOf('2026-11-26')).toBe('not_opened');
  expect(reads.lastOpenedBefore('2026-11-26')).toBe(day);
  expect(reads.lastOpenedBefore(day)).toBe('2026-11-24');
  expect(reads.lastOpenedBefore('2026-11-24')).toBeNull();
});
