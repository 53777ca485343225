// Where the runs of one business day begin in each stream: kept by every entry, also when a clock was set back.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Appends entries of these days to a stream; only what the runs are made from is real. */
function append(sqlite: Sqlite, device: string, from: number, days: readonly string[]): void {
  const insert = sqlite.prepare(
    "INSERT INTO journal (device, epoch, seq, lc, type, day, at, hash, bytes) VALUES (?, 'e', ?, 1, 'visit.opened', ?, ?, ?, x'7b7d')",
  );
  days.forEach((day, index) => {
    insert.run(device, from + index, day, `${day}T08:00:00.000Z`, 'f'.repeat(64));
  });
}

const runsOf = (sqlite: Sqlite, device: string) =>
  sqlite
    .prepare<[string], { from_seq: number; day: string }>(
      'SELECT from_seq, day FROM journal_runs WHERE device = ? ORDER BY from_seq',
    )
    .all(device)
    .map(({ from_seq, day }) => `${from_seq} ${day}`);

test('the runs of each stream begin where its business day changes', () => {
  const folder = temporaryFolder();
  const { sqlite } = openStore(join(folder, 'desk.db'), { key: new Uint8Array(32).fill(5) });
  onTestFinished(() => {
    sqlite.close();
  });
  migrate(sqlite, readMigrations(sourceMigrations()), join(folder, 'before.db'));
  append(sqlite, 'a', 1, ['2026-11-24', '2026-11-24', '2026-11-25', '2026-11-24', '2026-11-25']);
  append(sqlite, 'b', 1, ['2026-11-25']);
  append(sqlite, 'a', 6, ['2026-11-25', '2026-11-26', '2026-11-25']);
  append(sqlite, 'c', 1, ['2026-11-26', '2026-11-26']);
  expect(runsOf(sqlite, 'a')).toEqual([
    '1 2026-11-24',
    '3 2026-11-25',
    '4 2026-11-24',
    '5 2026-11-25',
    '7 2026-11-26',
    '8 2026-11-25',
  ]);
  expect(runsOf(sqlite, 'b')).toEqual(['1 2026-11-25']);
  expect(runsOf(sqlite, 'c')).toEqual(['1 2026-11-26']);
});
