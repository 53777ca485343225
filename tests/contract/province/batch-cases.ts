// Batches that are in order: stored byte for byte, once, and acknowledged as often as they are sent.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { headAnswerSchema } from '#core/foundation/wire/contract.ts';
import { officeDays } from '#province/projection/schema.ts';
import { entries } from '#province/store/schema.ts';
import { type RunningProvince, texts } from './running-province.ts';

export function batchCases(running: RunningProvince): void {
  test.each(['zstd', 'gzip', 'identity'] as const)(
    'a batch in %s is stored byte for byte',
    async (encoding) => {
      const device = await running.visits(3);
      const sent = await device.send(1, 3, { encoding });
      expect(sent.status).toBe(200);
      expect(headAnswerSchema.parse(sent.body)).toMatchObject({
        ackedSeq: 3,
        headHash: device.hashAt(3),
        backedUpSeq: 0,
        quarantined: [],
      });
      expect(await running.held(device)).toEqual(texts(device.lines));
    },
  );

  test('D22.2 a batch that was acknowledged can be sent again for ever', async () => {
    const device = await running.visits(5);
    await device.send(1, 3);
    await device.send(2, 5);
    const again = await device.send(1, 4);
    expect(again.body).toMatchObject({ ackedSeq: 5, headHash: device.hashAt(5) });
    expect(await running.held(device)).toEqual(texts(device.lines));
    const [day] = await running.province.store
      .select()
      .from(officeDays)
      .where(eq(officeDays.office, device.office));
    expect(day).toMatchObject({ visits: 5, entries: 5 });
  });

  test('two senders of the same entries at the same time store them once', async () => {
    const device = await running.visits(200);
    const sent = await Promise.all([device.send(), device.send(1, 120), device.send(), device.send(1, 50)]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await running.held(device)).toEqual(texts(device.lines));
    const [day] = await running.province.store
      .select()
      .from(officeDays)
      .where(eq(officeDays.office, device.office));
    expect(day?.visits).toBe(200);
  });

  test("the devices of an office get gap-free positions in the office's tail", async () => {
    const one = await running.visits(40);
    const two = await running.enrolled(one.office);
    for (let index = 0; index < 40; index += 1) two.write('visit.opened', {});
    const parts = [1, 11, 21, 31];
    for (const from of parts) {
      await Promise.all([one.send(from, from + 9), two.send(from, from + 9)]);
    }
    const rows = await running.province.store
      .select({ position: entries.position })
      .from(entries)
      .where(eq(entries.office, one.office))
      .orderBy(entries.position);
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });
}
