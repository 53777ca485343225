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
  const fact = (lc: number) => ({
    ...{ at: `${day}T12:00:00.000Z`, day, actor: null, device: 'this', lc },
    ...{ epoch: '', seq: lc },
  });
  return {
    reads: businessDayReads(orm),
    opened: (id: string, lc: number, onDay = day) => insertOpening({ ...fact(lc), id, day: onDay }),
    closed: (id: string, lc: number) => insertClosing({ id, forDay: day, kind: 'closed', ...fact(lc) }),
    reopened: (id: string, lc: number) => insertClosing({ id, forDay: day, kind: 'reopened', ...fact(lc) }),
  };
}

it('D21.20 the last closing or reopening decides, in whatever order the facts arrived', () => {
  const { reads, opened, closed, reopened } = factsOfDays();
  reopened('b', 15);
  expect(reads.stateOf(day)).toBe('open');
  closed('a', 14);
  expect(reads.stateOf(day)).toBe('open');
  closed('c', 16);
  opened('d', 5);
  expect(reads.stateOf(day)).toBe('closed');
  expect(reads.latestClosing(day)?.id).toBe('c');
});

it('D21.20 facts of one Lamport clock are ordered by their id', () => {
  const { reads, closed, reopened } = factsOfDays();
  reopened('b', 15);
  closed('a', 15);
  expect(reads.stateOf(day)).toBe('open');
});

it('a closed day says nothing about its neighbours', () => {
  const { reads, opened, closed } = factsOfDays();
  opened('a', 5);
  opened('b', 5, '2026-11-24');
  closed('c', 15);
  expect(reads.stateOf('2026-11-24')).toBe('open');
  expect(reads.stateOf('2026-11-26')).toBe('not_opened');
  expect(reads.lastOpenedBefore('2026-11-26')).toBe(day);
  expect(reads.lastOpenedBefore(day)).toBe('2026-11-24');
  expect(reads.lastOpenedBefore('2026-11-24')).toBeNull();
});
