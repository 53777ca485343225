// Indexes and guards that are laid down while very much is written: what is needed stays, and all of it stands again.
import { expect, test } from 'vitest';
import {
  areIndexesDeferred,
  createNextIndex,
  createSecondaryIndexes,
  dropSecondaryIndexes,
} from '#db/deferred-indexes.ts';
import type { Sqlite } from '#db/open-store.ts';
import { emptyDesk } from '#tests/support/office-pcs.ts';

const layoutOf = (sqlite: Sqlite) =>
  sqlite
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .all();
const isThere = (sqlite: Sqlite, name: string): boolean =>
  sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;

test('what is laid down stands again as it was, index by index and the guards at the end', () => {
  const { sqlite } = emptyDesk().store;
  const before = layoutOf(sqlite);
  expect(areIndexesDeferred(sqlite)).toBe(false);
  expect(() => dropSecondaryIndexes(sqlite)).toThrow('inside a transaction');
  sqlite.transaction(() => dropSecondaryIndexes(sqlite)).immediate();
  expect(areIndexesDeferred(sqlite)).toBe(true);
  expect(isThere(sqlite, 'visits_day')).toBe(false);
  expect(isThere(sqlite, 'payments_no_delete')).toBe(false);
  // Unique indexes and the journal's own guards are no matter of speed.
  expect(isThere(sqlite, 'journal_stream')).toBe(true);
  expect(isThere(sqlite, 'journal_no_delete')).toBe(true);
  let made = 0;
  while (createNextIndex(sqlite)) made += 1;
  expect(made).toBeGreaterThan(100);
  expect(areIndexesDeferred(sqlite)).toBe(true);
  sqlite.transaction(() => createSecondaryIndexes(sqlite)).immediate();
  expect(areIndexesDeferred(sqlite)).toBe(false);
  expect(layoutOf(sqlite)).toEqual(before);
});

test('an index by which a statement goes is there before it runs, whenever it was prepared', () => {
  const { sqlite } = emptyDesk().store;
  const early = sqlite.prepare("SELECT 1 FROM visit_endings WHERE visit_id = ? AND kind <> 'is this a ?'");
  sqlite.transaction(() => dropSecondaryIndexes(sqlite)).immediate();
  expect(isThere(sqlite, 'visit_endings_visit')).toBe(true);
  expect(early.get('x')).toBeUndefined();
  expect(isThere(sqlite, 'identity_checks_visit')).toBe(false);
  sqlite.prepare('SELECT 1 FROM identity_checks WHERE visit_id = @visit').get({ visit: 'x' });
  expect(isThere(sqlite, 'identity_checks_visit')).toBe(true);
  // So it is of a statement that reads a view beside it.
  expect(isThere(sqlite, 'sana_registrations_visit')).toBe(false);
  sqlite.prepare(
    'SELECT p.name FROM sana_registrations s LEFT JOIN persons p ON p.id = s.actor WHERE s.visit_id = @visit',
  );
  expect(isThere(sqlite, 'sana_registrations_visit')).toBe(true);
});

test('what a rolled back transaction laid down or put up is as it was', { tags: 'release' }, () => {
  const { sqlite } = emptyDesk().store;
  const before = layoutOf(sqlite);
  const failing = (work: () => void) =>
    expect(() =>
      sqlite
        .transaction(() => {
          work();
          throw new Error('a bug');
        })
        .immediate(),
    ).toThrow('a bug');
  failing(() => dropSecondaryIndexes(sqlite));
  expect(layoutOf(sqlite)).toEqual(before);
  expect(areIndexesDeferred(sqlite)).toBe(false);
  sqlite.transaction(() => dropSecondaryIndexes(sqlite)).immediate();
  failing(() => createSecondaryIndexes(sqlite));
  expect(areIndexesDeferred(sqlite)).toBe(true);
  expect(isThere(sqlite, 'visits_day')).toBe(false);
  sqlite.transaction(() => createSecondaryIndexes(sqlite)).immediate();
  expect(layoutOf(sqlite)).toEqual(before);
});
