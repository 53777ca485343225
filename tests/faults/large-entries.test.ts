// Entries as large as a batch: what reads many of them brings only so many bytes into memory at once.
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addToDays } from '#province/projection/add-to-days.ts';
import { countQuarantinedAgain, recountAll } from '#province/projection/recount.ts';
import { officeDays } from '#province/projection/schema.ts';
import { fitting } from '#province/store/page-limits.ts';
import { entries } from '#province/store/schema.ts';
import { enrolledDevice, provinceOnPglite } from '#tests/support/province-under-test.ts';

// What is counted at once is seen as it is counted.
vi.mock('#province/projection/add-to-days.ts', async (original) => {
  const real = await original<{ addToDays: typeof addToDays }>();
  return { ...real, addToDays: vi.fn(real.addToDays) };
});

const pages = () =>
  vi
    .mocked(addToDays)
    .mock.calls.map(([, , all]) => [...all].length)
    .filter((count) => count > 0);

test('N42 a start counts entries of any size by pages that fit into memory, and all of them', {
  tags: 'release',
}, async () => {
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  const device = await enrolledDevice(province, '1401');
  for (let nth = 1; nth <= 5; nth += 1) {
    device.write('visit.opened', { nth, more: 'x'.repeat(3_500_000) });
    expect((await device.send(nth, nth)).status).toBe(200);
  }
  await province.store.update(entries).set({ quarantined: 'unknown type' });
  await province.store.delete(officeDays);
  vi.mocked(addToDays).mockClear();
  expect(await countQuarantinedAgain(province.store)).toEqual([]);
  expect(pages()).toEqual([2, 2, 1]);
  const dayOf = async () =>
    (await province.store.select().from(officeDays).where(eq(officeDays.office, '1401')))[0];
  expect(await dayOf()).toMatchObject({ visits: 5, entries: 5 });
  expect(await province.store.$count(entries, sql`${entries.quarantined} is not null`)).toBe(0);

  vi.mocked(addToDays).mockClear();
  expect(await recountAll(province.store, { entries: 2, bytes: 1 })).toBe(0);
  expect(pages()).toEqual([1, 1, 1, 1, 1]);
  expect(await dayOf()).toMatchObject({ visits: 5, entries: 5 });
});

test.each<[number[], number]>([
  [[], 0],
  [[11, 1], 1],
  [[4, 6, 1], 2],
  [[1, 1, 1, 1], 3],
  [[1, 11, 1], 1],
])('N42 of sizes %j that many are read at once: %i', (sizes, expected) => {
  expect(fitting(sizes, { entries: 3, bytes: 10 })).toBe(expected);
});
