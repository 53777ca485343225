// Private parts that come back one day here and one there: the tables of those days are written anew, and they are what a
// rebuild of everything makes.
import { expect, onTestFinished, test } from 'vitest';
import type { IngestedEntry } from '#core/journal/log/write-path.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { hurry, laneOf } from '#tests/support/merged-desk.ts';
import { emptyDesk } from '#tests/support/office-pcs.ts';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const days = 3;

test('N36 parts that come back in any order leave the tables as a rebuild makes them, at the cost of their days', {
  tags: 'release',
}, async () => {
  const played = openSimulated(temporaryFolder(), 'gaps-of-some-days');
  onTestFinished(() => played.desk.close());
  hurry(played.desk);
  await playDays(played, days, 8);
  const { stream, entries } = laneOf(played.desk);
  const lone = emptyDesk();
  hurry(lone);
  const { store, path, tables } = lone;
  // As from the province: every part is missing.
  path.ingest(
    stream,
    entries.map(({ bytes }): IngestedEntry => ({ bytes })),
  );
  const missing = entries.flatMap(({ private: part }, index) =>
    part === undefined ? [] : [{ seq: index + 1, part }],
  );
  expect(path.journal.gaps()).toBe(missing.length);
  expect(missing.length).toBeGreaterThan(30);
  expect(tableRowsOf(lone)).not.toEqual(tableRowsOf(played.desk));
  // From the end, from the beginning, and every third first: the days are touched again and again.
  const order = [
    ...missing.filter((_, index) => index % 3 === 0).toReversed(),
    ...missing.filter((_, index) => index % 3 === 1),
    ...missing.filter((_, index) => index % 3 === 2).toReversed(),
  ];
  const size = Math.ceil(order.length / 7);
  for (let from = 0; from < order.length; from += size) {
    const group = order.slice(from, from + size);
    const parts = new Map(group.map(({ seq, part }) => [seq, part]));
    const touched = new Set(group.map(({ seq }) => path.journal.entry(stream, seq)?.day ?? ''));
    expect(path.ingestPrivate(stream, parts, () => tables.bringUp([...touched]))).toBe(group.length);
    const written = tableRowsOf(lone);
    rebuildTables(store, path, () => undefined);
    expect(written).toEqual(tableRowsOf(lone));
  }
  expect(path.journal.gaps()).toBe(0);
  expect(tableRowsOf(lone)).toEqual(tableRowsOf(played.desk));
});
