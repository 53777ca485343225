// What the province does not understand is kept and acknowledged, and the queue goes on.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { alarms, entries } from '#province/store/schema.ts';
import { type RunningProvince, texts } from './running-province.ts';

export function quarantineCases(running: RunningProvince): void {
  test('N1 an unknown type, version or body is acknowledged and quarantined, and the queue goes on', async () => {
    const device = await running.enrolled();
    device.write('visit.opened', {});
    device.write('weather.observed', { sky: 'clear' });
    device.write('visit.opened', {}, { tv: 900 });
    device.write('fee.charged', { total: 'much' });
    device.write('visit.opened', {});
    const sent = await device.send();
    expect(sent.body).toMatchObject({ ackedSeq: 5, quarantined: [2, 3, 4] });
    expect((await device.send(1, 3)).body).toMatchObject({ ackedSeq: 5, quarantined: [2, 3] });
    expect((await device.head()).body).toMatchObject({ ackedSeq: 5, quarantined: [2, 3, 4] });
    const rows = await running.province.store.select().from(entries).where(eq(entries.office, device.office));
    expect(rows.map((row) => row.quarantined)).toEqual([
      null,
      'unknown_type',
      'unknown_version',
      'invalid_body',
      null,
    ]);
  });

  test('bytes that are not the canonical form are kept as they came, and quarantined', async () => {
    const device = await running.enrolled();
    device.writeBytes(
      Buffer.from(JSON.stringify(device.envelope('visit.opened', {}), null, 1).replaceAll('\n', '')),
    );
    device.write('visit.opened', {});
    expect((await device.send()).body).toMatchObject({ ackedSeq: 2, quarantined: [1] });
    expect(await running.held(device)).toEqual(texts(device.lines));
  });

  test('a body nested beyond reason costs nothing but its own understanding', async () => {
    const device = await running.enrolled();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const line = Buffer.from(canonicalBytes(device.envelope('visit.opened', { deep: 0 })))
      .toString()
      .replace('"deep":0', `"deep":${deep}`);
    device.writeBytes(Buffer.from(line));
    expect((await device.send()).body).toMatchObject({ ackedSeq: 1 });
    expect(await running.held(device)).toEqual(texts(device.lines));
  });

  test('an amount that no office charges is not added to the sums', async () => {
    const device = await running.enrolled();
    device.write('fee.charged', { total: Number.MAX_SAFE_INTEGER });
    expect((await device.send()).body).toMatchObject({ ackedSeq: 1, quarantined: [1] });
  });

  test('a day and an instant that no calendar has are stored as they came', async () => {
    const device = await running.enrolled();
    device.write('visit.opened', {}, { day: '2026-02-31', at: '2026-99-99T99:99:99.999Z' });
    expect((await device.send()).body).toMatchObject({ ackedSeq: 1, quarantined: [] });
  });

  test('a clock that is more than five minutes off is flagged, never refused', async () => {
    const device = await running.enrolled();
    const clock = { monotonicMs: 0, boot: device.id };
    device.write('visit.opened', {}, { clock: { ...clock, offsetMs: -299_000 } });
    device.write('visit.opened', {}, { clock: { ...clock, offsetMs: 301_000 } });
    device.write('visit.opened', {}, { at: '2999-01-01T00:00:00.000Z' });
    expect((await device.send()).body).toMatchObject({ ackedSeq: 3, quarantined: [] });
    const rows = await running.province.store.select().from(entries).where(eq(entries.office, device.office));
    expect(rows.map((row) => row.clockSkewMs !== null)).toEqual([false, true, true]);
    const raised = await running.province.store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(raised.map(({ kind }) => kind)).toEqual(['clock']);
  });
}
