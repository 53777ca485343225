// The totals of an office's day: what the entries say, in whatever order their batches arrive.
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayTotalNames } from '#province/projection/day-totals.ts';
import { recountAll } from '#province/projection/recount.ts';
import { officeDays } from '#province/projection/schema.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';
import { inTier } from '#tests/support/tier.ts';

let province: ProvinceUnderTest;
let lastOffice = 2000;
beforeAll(async () => {
  province = await provinceOnPglite();
});
afterAll(() => province.close());

/** Every total at nought: one that is not spoken of here is counted by no entry of this file. */
const noTotals = Object.fromEntries(dayTotalNames.map((name) => [name, 0]));

const idOf = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

async function daysOf(office: string) {
  const days = await province.store
    .select()
    .from(officeDays)
    .where(eq(officeDays.office, office))
    .orderBy(officeDays.day);
  return days.map(({ office: _office, ...day }) => day);
}

function writeDay(device: TestDevice): void {
  const at = (time: string) => ({ at: `2026-11-25T${time}.000Z` });
  device.write('premises.checked', { item: 'sign_127', result: 'failed' }, at('04:00:00'));
  device.write('premises.checked', { item: 'sign_127', result: 'passed' }, at('04:20:00'));
  device.write('premises.checked', { item: 'rate_board', result: 'failed' }, at('04:30:00'));
  device.write('day.opened', {}, at('04:31:00'));
  device.write('visit.opened', {});
  device.write('identity.verified', {});
  device.write('fee.charged', { total: 900_000 });
  device.write('payment.recorded', { amount: 900_000 });
  device.write('visit.opened', {});
  device.write('identity.refused', {});
  device.write('cash.offered', {});
  device.write('complaint.registered', {});
  device.write('fee.charged', { total: 250_000 });
  device.write('fee.charge_cancelled', { total: 250_000 });
  device.write('payment.reversed', { amount: 100_000, afterCompletion: true, madeUnpaid: true });
  // Taken back in a visit that was unpaid already, and in one that it made unpaid; both of them paid at once.
  device.write('payment.reversed', { amount: 1, afterCompletion: true, madeUnpaid: false });
  device.write('payment.reversed', { amount: 1, afterCompletion: true, madeUnpaid: true });
  device.write('payment.recorded', { amount: 2, settlesServed: true });
  device.write('fee.charge_cancelled', { total: 0, madeUnpaid: true });
  device.write('staff.cut_off', {});
  device.write('departure.closed', { late: true });
  device.write('departure.closed', { late: false });
  device.write('settlement.explained', { forDay: '2026-11-25' });
  device.write('difference.settled', {});
  device.write('feedback.counted', { rating1: 1, rating2: 0, rating3: 2, rating4: 0, rating5: 4 });
  device.write('feedback.counted', { rating1: 0, rating2: 1, rating3: 0, rating4: 3, rating5: 1 });
  device.write('clock.doubted', {});
  device.write('tariff.confirmed', { nobodyElse: true });
  device.write('tariff.confirmed', { nobodyElse: false });
  device.write('terminal.registered', {});
  device.write('client.many_viewed', { accessIds: [] });
  device.write('emergency.begun', {});
  device.write('staff.lease_overridden', {});
  device.write('terminal.confirmed', { nobodyElse: true });
  device.write('terminal.registered', {});
  device.write('tariff.external_rate_confirmed', {});
  device.write('visit.opened', {}, { day: '2026-11-26' });
  device.write('day.closed', { summary: { outOfTurn: ['2026-11-24'] } }, at('11:00:00'));
}

test('D21.13, D21.11, D19.70, D4.12, D9.7, D14.10, D16.7 a day is counted from its entries, less what went back', async () => {
  const device = await enrolledDevice(province, '1101');
  writeDay(device);
  await device.send();
  expect(await daysOf('1101')).toEqual([
    {
      ...noTotals,
      day: '2026-11-25',
      entries: 37,
      visits: 2,
      verified: 1,
      refused: 1,
      feesRial: 900_000,
      payments: 2,
      paymentsRial: 800_000,
      reversals: 3,
      reversalsRial: 100_002,
      servedUnpaid: 3,
      paidAfterAll: 1,
      complaints: 1,
      cashOffers: 1,
      cutOffs: 1,
      departuresClosed: 2,
      departuresLate: 1,
      exceptions: 1,
      settledByOne: 1,
      bulkAccess: 1,
      confirmedAlone: 4,
      feedback1: 1,
      feedback2: 1,
      feedback3: 2,
      feedback4: 3,
      feedback5: 5,
      emergencies: 1,
      leasesOverridden: 1,
      clockDoubts: 1,
      outOfTurn: 1,
      sign127Ok: true,
      sign127At: '2026-11-25T04:20:00.000Z',
      sign127Lc: 2,
      openedAt: '2026-11-25T04:31:00.000Z',
      closedAt: '2026-11-25T11:00:00.000Z',
      closedLc: 38,
      reopenedAt: null,
      reopenedLc: 0,
    },
    expect.objectContaining({ day: '2026-11-26', visits: 1, entries: 1 }),
  ]);
});

test('a day that is closed or reopened on a later one is that day', async () => {
  const device = await enrolledDevice(province, '1199');
  const at = '2026-11-26T05:00:00.000Z';
  device.write('day.closed', { forDay: '2026-11-25' }, { day: '2026-11-26', at });
  await device.send();
  expect(await daysOf('1199')).toMatchObject([{ day: '2026-11-25', closedAt: at }]);
});

test('D21.20 of a day’s closings and reopenings those with the highest Lamport clock are kept, whatever a clock said', async () => {
  const device = await enrolledDevice(province, '1198');
  const at = (time: string) => ({ at: `2026-11-25T${time}:00.000Z` });
  device.write('day.closed', { forDay: '2026-11-25' }, at('13:38'));
  device.write('day.reopened', { forDay: '2026-11-25' }, at('13:32'));
  device.write('day.closed', { forDay: '2026-11-25' }, at('13:33'));
  for (let seq = 1; seq <= 3; seq += 1) await device.send(seq, seq);
  const [found] = await daysOf('1198');
  expect(found).toMatchObject({
    closedAt: '2026-11-25T13:33:00.000Z',
    closedLc: 3,
    reopenedAt: '2026-11-25T13:32:00.000Z',
    reopenedLc: 2,
  });
});

test('D21.21 of what two PCs took back apart the first one counts, in whatever order they arrive', {
  tags: 'release',
}, async () => {
  const reversal = (n: number) => ({ paymentId: idOf(1), reversalId: idOf(n), amount: 700_000 });
  const cancellation = (n: number) => ({ chargeId: idOf(2), id: idOf(n), total: 250_000 });
  const later = { day: '2026-11-26', at: '2026-11-25T05:00:00.000Z', lc: 8 };
  const seen = [];
  for (const turns of [
    [0, 1],
    [1, 0],
  ] as const) {
    const office = String(++lastOffice);
    const pcs = [await enrolledDevice(province, office), await enrolledDevice(province, office)] as const;
    pcs[0].write('fee.charged', { total: 950_000 });
    pcs[0].write('payment.recorded', { amount: 700_000 });
    pcs[0].write('payment.reversed', reversal(11), { at: '2026-11-25T06:00:00.000Z' });
    pcs[0].write('fee.charge_cancelled', cancellation(12), { at: '2026-11-25T06:01:00.000Z' });
    pcs[1].write('payment.reversed', { ...reversal(13), madeUnpaid: true }, later);
    pcs[1].write('fee.charge_cancelled', cancellation(14), { ...later, lc: 9 });
    for (const turn of turns) await pcs[turn].send();
    seen.push(await daysOf(office));
    expect(await recountAll(province.store)).toBe(0);
    seen.push(await daysOf(office));
  }
  const [first, ...others] = seen;
  expect(first).toMatchObject([
    { feesRial: 700_000, payments: 1, paymentsRial: 0, reversals: 1, reversalsRial: 700_000, entries: 4 },
    {
      day: '2026-11-26',
      feesRial: 0,
      paymentsRial: 0,
      reversals: 0,
      reversalsRial: 0,
      servedUnpaid: 1,
      entries: 2,
    },
  ]);
  for (const other of others) expect(other).toEqual(first);
});

test('counting everything again gives the same days', async () => {
  const before = await daysOf('1101');
  expect(await recountAll(province.store)).toBe(0);
  expect(await daysOf('1101')).toEqual(before);
});

test('two devices give the same days in whatever order and size their batches arrive', {
  tags: 'release',
  timeout: 120_000,
}, async () => {
  const times = ['04:00', '04:20', '05:00', '11:00'].map((time) => `2026-11-25T${time}:00.000Z`);
  const entry = fc.record({
    device: fc.nat(1),
    type: fc.constantFrom(
      'premises.checked',
      'day.opened',
      'day.closed',
      'day.reopened',
      'payment.recorded',
      'payment.reversed',
      'fee.charge_cancelled',
    ),
    day: fc.constantFrom('2026-11-25', '2026-11-26'),
    paymentId: fc.constantFrom(idOf(1), idOf(2)),
    at: fc.constantFrom(...times),
    result: fc.constantFrom('passed', 'failed'),
    amount: fc.nat(1_000_000),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat(1)),
      fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
      async (facts, turns, sizes) => {
        const seen = [];
        for (const mixed of [false, true]) {
          const office = String(++lastOffice);
          const devices = [
            await enrolledDevice(province, office),
            await enrolledDevice(province, office),
          ] as const;
          for (const [n, { device, type, at, day, result, amount, paymentId }] of facts.entries()) {
            const id = idOf(100 + n);
            const money = { amount, paymentId, reversalId: id, total: amount, chargeId: paymentId, id };
            const body = { item: 'sign_127', result, ...money };
            devices[device === 0 ? 0 : 1].write(type, body, { at, day });
          }
          const sent = new Map<TestDevice, number>(devices.map((device) => [device, 0]));
          for (;;) {
            const left = devices.filter((device) => device.lines.length > (sent.get(device) ?? 0));
            const turn = mixed ? (turns.next().value ?? 0) : 0;
            const device = left[turn % Math.max(left.length, 1)];
            if (device === undefined) break;
            const from = (sent.get(device) ?? 0) + 1;
            const size = mixed ? (sizes.next().value ?? 1) : device.lines.length;
            const to = Math.min(from + size - 1, device.lines.length);
            expect((await device.send(from, to)).status).toBe(200);
            sent.set(device, to);
          }
          seen.push(await daysOf(office));
        }
        expect(seen[1]).toEqual(seen[0]);
      },
    ),
    { numRuns: inTier(5, 15) },
  );
});

test('counting everything again gives the days that the batches added up to, whatever came and whatever was not understood', {
  tags: 'release',
  timeout: 120_000,
}, async () => {
  const types = [
    'visit.opened',
    'identity.verified',
    'fee.charged',
    'fee.charge_cancelled',
    'payment.recorded',
    'payment.reversed',
    'visit.cancelled',
    'visit.reason_given',
    'settlement.explained',
    'tariff.confirmed',
    'clock.doubted',
    'premises.checked',
    'day.opened',
    'day.closed',
    'day.reopened',
    'weather.observed',
  ];
  const entry = fc.record({
    type: fc.constantFrom(...types),
    day: fc.constantFrom('2026-11-24', '2026-11-25', '2026-11-26'),
    body: fc.record(
      {
        amount: fc.oneof(fc.nat(2_000_000), fc.constant('much')),
        total: fc.nat(2_000_000),
        item: fc.constant('sign_127'),
        result: fc.constantFrom('passed', 'failed', 'perhaps'),
        forDay: fc.constantFrom('2026-11-24', '2026-11-25'),
        madeUnpaid: fc.boolean(),
        settlesServed: fc.constant(true),
        nobodyElse: fc.boolean(),
        verified: fc.constant(true),
        kind: fc.constantFrom('completed_underpaid', 'finished_late'),
        paymentId: fc.constantFrom(idOf(1), idOf(2)),
        reversalId: fc.constantFrom(idOf(3), idOf(4), 'none'),
        chargeId: fc.constantFrom(idOf(1), idOf(2)),
        id: fc.constantFrom(idOf(3), idOf(4)),
        summary: fc.constantFrom({ outOfTurn: [] }, { outOfTurn: ['2026-11-23'] }),
      },
      { requiredKeys: [] },
    ),
  });
  const batches = fc.array(fc.array(entry, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 });
  const counted = new Map<string, unknown>();
  await fc.assert(
    fc.asyncProperty(batches, async (sent) => {
      const office = String(++lastOffice);
      const device = await enrolledDevice(province, office);
      for (const batch of sent) {
        const from = device.lines.length + 1;
        for (const { type, body, day } of batch) device.write(type, body, { day });
        expect((await device.send(from, device.lines.length)).status).toBe(200);
        // What is sent again counts once.
        expect((await device.send(from, device.lines.length)).status).toBe(200);
      }
      counted.set(office, await daysOf(office));
    }),
    { numRuns: inTier(4, 12) },
  );
  expect(await recountAll(province.store)).toBe(0);
  for (const [office, days] of counted) expect(await daysOf(office)).toEqual(days);
});
