// What supervisors look at one by one, read the same from the embedded database and from a real PostgreSQL.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockDoubts } from '#province/page/clock-doubts.ts';
import { confirmedAlone } from '#province/page/confirmed-alone.ts';
import { recountAll } from '#province/projection/recount.ts';
import { facts } from '#province/projection/schema.ts';
import { type Province, startProvince } from '#province/server.ts';
import { enrolledDevice, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { startRealPostgres } from '#tests/support/real-postgres.ts';
import { inTier } from '#tests/support/tier.ts';

const databases: [string, () => Promise<{ province: Province; stop: () => Promise<void> }>][] = [
  [
    'PGlite',
    async () => {
      const province = await provinceOnPglite();
      return { province, stop: () => province.close() };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const postgres = await startRealPostgres();
      const province = await startProvince({ databaseUrl: await postgres.freshDatabase() });
      return {
        province,
        async stop() {
          await province.close();
          await postgres.stop();
        },
      };
    },
  ],
];

/** The one that provinces run on; before a release also the other. */
describe.each(inTier(databases.slice(1), databases))('on %s', (_name, start) => {
  let started: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    started = await start();
  });
  afterAll(() => started.stop());

  test('J30, J32 a doubted clock: when, how long, by whom it was answered for, and what was written meanwhile', async () => {
    const { province } = started;
    const [one, other] = [await enrolledDevice(province, '1101'), await enrolledDevice(province, '1101')];
    const manager = randomUUID();
    one.write('staff.registered', { personId: manager, name: 'سارا نوری', role: 'manager' });
    one.write('visit.opened', {});
    // Three days back, set right after an hour.
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const doubt = (id: string, kind: string, wall: string, expected: string) => ({
      id,
      kind,
      wall,
      expected,
    });
    one.write(
      'clock.doubted',
      doubt(first, 'before_last_entry', '2026-11-22T08:00:00.000Z', '2026-11-25T08:00:00.000Z'),
    );
    one.write('payment.recorded', { amount: 1 });
    one.write('payment.recorded', { amount: 1 });
    one.write('receipt.printed', {});
    // Another PC is not under that clock.
    other.write('payment.reversed', { amount: 1 });
    one.write('clock.confirmed', { doubtId: first, wall: '2026-11-25T09:00:00.000Z' }, { actor: manager });
    one.write('visit.opened', {});
    // Ahead, and confirmed as it is.
    one.write(
      'clock.doubted',
      doubt(second, 'off_from_province', '2026-11-25T12:00:00.000Z', '2026-11-25T11:00:00.000Z'),
    );
    one.write(
      'clock.confirmed',
      { doubtId: second, wall: '2026-11-25T12:05:00.000Z' },
      { actor: randomUUID() },
    );
    // Nobody answered for it.
    one.write(
      'clock.doubted',
      doubt(third, 'off_from_peers', '2026-11-25T13:00:00.000Z', '2026-11-25T14:00:00.000Z'),
    );
    one.write('cash.offered', {});
    for (const device of [one, other]) expect((await device.send()).status).toBe(200);
    const facts = (await clockDoubts(province.store, { office: '1101' })).list.map(({ device, ...fact }) => {
      expect(device).toBe(one.id);
      return fact;
    });
    expect(facts).toEqual([
      {
        ...{ kind: 'off_from_peers', wall: '2026-11-25T13:00:00.000Z', expected: '2026-11-25T14:00:00.000Z' },
        confirmed: null,
        meanwhile: [{ type: 'cash.offered', count: 1 }],
      },
      {
        ...{ kind: 'off_from_province', wall: '2026-11-25T12:00:00.000Z' },
        expected: '2026-11-25T11:00:00.000Z',
        confirmed: { wall: '2026-11-25T12:05:00.000Z', minutes: 5, by: null },
        meanwhile: [],
      },
      {
        ...{
          kind: 'before_last_entry',
          wall: '2026-11-22T08:00:00.000Z',
          expected: '2026-11-25T08:00:00.000Z',
        },
        confirmed: {
          wall: '2026-11-25T09:00:00.000Z',
          minutes: 60,
          by: { name: 'سارا نوری', role: 'manager' },
        },
        meanwhile: [
          { type: 'payment.recorded', count: 2 },
          { type: 'receipt.printed', count: 1 },
        ],
      },
    ]);
  }, 240_000);

  test('D4.12 what nobody but its enterer confirmed', async () => {
    const { province } = started;
    const device = await enrolledDevice(province, '1102');
    device.write('terminal.registered', { id: 'a', terminalId: '14999001', validFrom: '2026-11-01' });
    const rate = { itemCode: 'typing', letterNumber: '5', effectiveFrom: '2026-11-02' };
    device.write('tariff.external_rate_proposed', { rateId: 'r', ...rate });
    device.write('tariff.external_rate_confirmed', { rateId: 'r', nobodyElse: true });
    device.write('tariff.external_rate_proposed', { rateId: 'waiting', ...rate });
    expect((await device.send()).status).toBe(200);
    expect(
      (await confirmedAlone(province.store, { office: '1102' })).list
        .map(({ what, name, from }) => [what, name, from])
        .sort(),
    ).toEqual([
      ['rate', 'typing', '2026-11-02'],
      ['terminal', '14999001', '2026-11-01'],
    ]);
  }, 240_000);

  test('computing everything again from the entries gives the same facts', async () => {
    const { province } = started;
    const read = () => province.store.select().from(facts).orderBy(facts.office, facts.kind, facts.id);
    const before = await read();
    expect(before.length).toBeGreaterThan(9);
    expect(await recountAll(province.store)).toBe(0);
    expect(await read()).toEqual(before);
  }, 240_000);
});
