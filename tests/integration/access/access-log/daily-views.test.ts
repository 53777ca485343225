// Views of clients that are spread over a day, so that no ten minutes hold very many (D16.66).
import { expect, test } from 'vitest';
import { clientViewed } from '#core/access/access-log/entries.ts';
import { dailyThreshold } from '#core/access/access-log/rules.ts';
import { chargedVisit, openDay, openOffice, type TestOffice } from '#tests/support/office.ts';

const dayMs = 86_400_000;

test('D16.66 the office’s own days say what is very much, within bounds', () => {
  const days = (count: number, views: number) => Array.from({ length: count }, () => views);
  expect(dailyThreshold(days(9, 200))).toBe(60);
  expect(dailyThreshold(days(10, 3))).toBe(30);
  expect(dailyThreshold(days(10, 20))).toBe(60);
  expect(dailyThreshold([...days(20, 20), ...days(5, 500)])).toBe(60);
  expect(dailyThreshold(days(30, 80))).toBe(100);
});

/** Looks at a client so many times, a minute apart: no ten minutes hold very many. */
async function looked(office: TestOffice, visitId: string, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await office.as(office.clerk).visits.revealIdentifier({ visitId });
    office.clock.advance(60_000);
  }
}

test('D16.66 a slow look through the register is an alert by the office’s usual days; a usual day is none', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  // Twelve days of ten views.
  for (let back = 12; back > 0; back -= 1) {
    office.desk.path.execute(office.clerk.id, (tx) => {
      for (let done = 0; done < 10; done += 1)
        tx.append(clientViewed, { id: tx.newId(), visitId, purpose: 'revealed', elapsedMs: tx.elapsedMs });
    });
    office.clock.advance(dayMs);
  }
  const count = () =>
    Number(office.desk.store.sqlite.prepare('SELECT count(*) FROM access_alerts').pluck().get());
  const before = count();
  await looked(office, visitId, 29);
  expect(count()).toBe(before);
  await looked(office, visitId, 1);
  expect(count()).toBe(before + 1);
  // What was counted is counted once: as many more are the next one.
  await looked(office, visitId, 29);
  expect(count()).toBe(before + 1);
});
