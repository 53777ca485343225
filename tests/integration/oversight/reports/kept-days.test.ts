// What is kept of a day is what a count of the tables brings, whatever came in about it since, and by whichever PC (D20.85).
import { expect, test, vi } from 'vitest';
import { feeCharged } from '#core/counter/fees/entries.ts';
import { paymentRecorded } from '#core/counter/payments/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { type Cell, cellsBy, cellsOf, keptWays } from '#core/foundation/reporting/cells.ts';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { factStatements } from '#core/oversight/reports/fact-queries.ts';
import { liveFactStatements } from '#core/oversight/reports/live-fact-queries.ts';
import { keepDaysReady, readyNextDay } from '#core/oversight/reports/ready-days.ts';
import { cellsOfSpan } from '#core/oversight/reports/run.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  slip,
  type TestOffice,
  testTerminals,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const days = Array.from({ length: 5 }, (_, index) => addDays(today, index - 1));
/** Later than all of them: every day is over. */
const later = addDays(today, 20);
const keyOf = (cell: Cell): string => JSON.stringify(Object.entries(cell).toSorted());

/** Reads every day as a report does, and holds it against a count of its own. */
function holds({ desk: { reads, store } }: Pick<TestOffice, 'desk'>, after: string): number {
  for (const day of days) {
    const span = { from: day, to: day };
    const counted = cellsOf(reads.reports.facts(span));
    for (const way of keptWays) {
      const kept = reads.reports.keptDays.of(span, way, () => cellsOf(reads.reports.facts(span)));
      expect(kept.map(keyOf).toSorted(), `${after}, ${day}, by ${way}`).toEqual(
        cellsBy(way, counted).map(keyOf).toSorted(),
      );
    }
  }
  return store.sqlite.prepare('SELECT count(DISTINCT day) FROM report_days').pluck().get() as number;
}

test('D20.85 a kept day follows whatever reaches back into it: a late ending, a reversal, a cancelled charge, another PC', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, clock, desk } = office;
  expect(holds(office, 'an opened day')).toBe(days.length);
  const paid = await chargedVisit(office);
  const { paymentId } = await as(clerk).payments.record(slip(paid.visitId));
  const left = await chargedVisit(office, '9990000034');
  const refusedId = await verifiedVisit(office, '0013542419');
  holds(office, 'three visits');
  // A second PC that hears nothing of what follows.
  const other = joinOffice(office, 2);
  clock.advance(4 * 60_000);
  await as(clerk).visits.complete({ visitId: paid.visitId });
  holds(office, 'completed');

  const tomorrow = addDays(today, 1);
  clock.set('2026-11-26T04:30:00.000Z');
  await openDay(office);
  holds(office, 'the next morning');
  const reversal = { paymentId, reasonCode: 'wrong_amount', note: '', password: clerk.password } as const;
  await as(clerk).payments.reverse(reversal);
  expect(
    cellsOfSpan(desk.reads, { from: tomorrow, to: tomorrow }, later).find(({ kind }) => kind === 'returned'),
  ).toMatchObject({ amount: 770_000, reason: 'wrong_amount' });
  await as(manager).visits.finishLate({
    visitId: left.visitId,
    act: { kind: 'cancel', reasonCode: 'unpaid' },
    reason: 'مراجعه‌کننده بدون پرداخت رفته بود',
  });
  holds(office, 'yesterday’s visits ended or taken back');
  // The other PC reversed it as well, before this one by its own count: the payment falls once, on the day of the first.
  await other
    .seat(clerk)
    .payments.reverse(reversal)
    .catch(() => undefined);
  await other
    .seat(clerk)
    .visits.cancel({ visitId: refusedId, reasonCode: 'client_left' })
    .catch(() => undefined);
  carryEntries(other.desk, desk);
  holds(office, 'what the other PC did');
  carryEntries(desk, other.desk);
  holds(other, 'and what this one did, there');
  const returned = cellsOfSpan(desk.reads, { from: today, to: later }, later).filter(
    ({ kind }) => kind === 'returned',
  );
  expect(returned.reduce((sum, { count }) => sum + count, 0)).toBe(1);

  // A rebuild keeps nothing of before, and counts the same.
  const before = cellsOfSpan(desk.reads, { from: today, to: tomorrow }, later).map(keyOf).toSorted();
  rebuildTables(desk.store, desk.path, () => undefined);
  expect(desk.store.sqlite.prepare('SELECT count(*) FROM report_days').pluck().get()).toBe(0);
  expect(cellsOfSpan(desk.reads, { from: today, to: tomorrow }, later).map(keyOf).toSorted()).toEqual(before);
});

test('D20.85 a kept day follows a charge that came after a payment of another visit had paid a part of it', async () => {
  const office = await openOffice();
  await openDay(office);
  const { clerk, clock, desk } = office;
  const paying = await chargedVisit(office);
  const charged = desk.path.journal
    .arrivedAfter(0, 100_000)
    .filter(({ type }) => type === feeCharged.type)
    .map(({ bytes }) => feeCharged.body.parse(envelopeSchema.parse(parseJsonBytes(bytes)).body));
  const [like] = charged;
  if (like === undefined) throw new Error('a charge was recorded');
  const chargeId = desk.machine.newId();
  desk.path.execute(clerk.id, (tx) =>
    tx.append(paymentRecorded, {
      ...{ paymentId: tx.newId(), visitId: paying.visitId, terminalId: testTerminals[0] },
      ...{ rrn: '123456789012', stan: null, cardMasked: null, amount: 770_000, knownBy: 'typed_slip' },
      allocations: [{ chargeId, line: 1, amount: 770_000 }],
    }),
  );
  clock.set('2026-11-26T04:30:00.000Z');
  await openDay(office);
  const visitId = await openVisit(office, '9990000034');
  holds(office, 'a payment of what nobody charged yet');
  desk.path.execute(clerk.id, (tx) => tx.append(feeCharged, { ...like, chargeId, visitId }));
  holds(office, 'the charge on the day after');
});

test('D20.85 a command that was rolled back leaves what is kept as it was', async () => {
  const office = await openOffice();
  await openDay(office);
  await chargedVisit(office);
  const kept = holds(office, 'a visit');
  const { desk, clerk } = office;
  const { path, reads } = desk;
  const { cashOffered } = await import('#core/counter/payments/entries.ts');
  expect(() =>
    path.execute(clerk.id, (tx) => {
      tx.append(cashOffered, { id: tx.newId(), visitId: null });
      throw new RangeError('and nothing of it');
    }),
  ).toThrow(RangeError);
  expect(holds(office, 'rolled back')).toBe(kept);
  expect(reads.reports.firstDay()).toBe(today);
});

test('no statement of the reports walks a table of facts', async () => {
  const { desk } = await openOffice();
  const { orm } = desk.store;
  for (const [name, statement] of Object.entries({ ...factStatements(orm), ...liveFactStatements(orm) })) {
    const scans = factReads(planOf(desk, statement())).filter((step) => step.startsWith('SCAN'));
    expect(scans, name).toEqual([]);
  }
});

test('D20.85 days that are over are counted before anybody looks, the newest first, and again after something came in about one', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const { desk, clerk } = office;
  const kept = () => {
    desk.path.lists?.bringUp();
    return desk.store.sqlite
      .prepare("SELECT DISTINCT day FROM report_days WHERE way = 'all' ORDER BY day")
      .pluck()
      .all();
  };
  expect(readyNextDay(desk.reads, today)).toBe(false);
  const asked = addDays(today, 3);
  while (readyNextDay(desk.reads, asked));
  expect(kept()).toEqual([today, addDays(today, 1), addDays(today, 2)]);
  await office.as(clerk).payments.record(slip(visitId));
  expect(kept()).toEqual([addDays(today, 1), addDays(today, 2)]);
  const subscribed = new Set<(topics: readonly Topic[]) => void>();
  const failures: unknown[] = [];
  const stop = keepDaysReady(
    {
      reads: desk.reads,
      subscribe(listener) {
        subscribed.add(listener);
        return () => subscribed.delete(listener);
      },
    },
    {
      today: () => asked,
      isReady: () => true,
      failed: (error) => failures.push(error),
      waitMs: 1,
      restMs: 1,
    },
  );
  await vi.waitFor(() => expect(kept()).toHaveLength(3));
  // Then the signs of shared accounts, week by week (D20.197).
  const signs = () =>
    desk.store.sqlite.prepare("SELECT day FROM report_days WHERE way = 'signs'").pluck().all();
  await vi.waitFor(() => expect(signs()).toContain(today));
  stop();
  expect([failures, subscribed.size]).toEqual([[], 0]);
  holds(office, 'counted by itself');
});
