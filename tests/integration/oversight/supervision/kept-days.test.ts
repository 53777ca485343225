// What is kept of a day in memory is what a fresh count of the same tables brings, whatever came in about it since (D12).
import { expect, test } from 'vitest';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { countDay, figuresOf } from '#core/oversight/supervision/day-figures.ts';
import { keptDayStatements } from '#core/oversight/supervision/kept-day-queries.ts';
import { supervisionReads } from '#core/oversight/supervision/queries.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const days = Array.from({ length: 8 }, (_, index) => addDays(today, index - 4));

/** Reads every day as a screen does, and holds it against a count of its own. */
function holds({ desk: { reads, store } }: Pick<TestOffice, 'desk'>, after: string) {
  const fresh = { ...reads, supervision: supervisionReads(store.orm) };
  for (const day of days)
    expect([...figuresOf(reads, day)].toSorted(), `${after}, ${day}`).toEqual(
      [...countDay(fresh, day)].toSorted(),
    );
  return (personId: string, day: string) => figuresOf(reads, day).get(personId);
}

test('D12.2 what is kept of a day holds after whatever reaches back into it: yesterday’s visit, another PC, other hours, a day declared closed', {
  tags: 'release',
}, async () => {
  // Ninety days after the first day the clerk is independent, and can agree to longer hours.
  const office = await openOffice({ at: '2026-08-18T04:30:00.000Z' });
  const { as, clerk, manager, clock, desk } = office;
  clock.set(`${today}T04:30:00.000Z`);
  await openDay(office);
  holds(office, 'an opened day');
  const paid = await chargedVisit(office);
  const { paymentId } = await as(clerk).payments.record(slip(paid.visitId));
  clock.advance(4 * 60_000);
  await as(clerk).visits.complete({ visitId: paid.visitId });
  await chargedVisit(office, '9990000034');
  expect(holds(office, 'two visits')(clerk.id, today)).toMatchObject({ visits: 2, timed: 1, unpaid: 0 });
  const offer = await as(clerk).payments.cashOffered({ visitId: null });
  expect(holds(office, 'cash offered')(clerk.id, today)?.acts.cashOffers).toHaveLength(1);
  await as(clerk).visits.withdrawAct({ actId: offer.actId });
  expect(holds(office, 'and taken back')(clerk.id, today)?.acts.cashOffers).toHaveLength(0);
  // A second PC that hears nothing of the next day.
  const other = joinOffice(office, 2);
  const left = await verifiedVisit({ ...office, as: other.seat }, '0013542419');
  await other.seat(clerk).visits.cancel({ visitId: left, reasonCode: 'client_left' });

  const tomorrow = addDays(today, 1);
  clock.set('2026-11-26T04:30:00.000Z');
  await openDay(office);
  holds(office, 'the next morning');
  // Yesterday's payment is taken back today, and yesterday's charge.
  await as(clerk).payments.reverse({
    paymentId,
    reasonCode: 'wrong_amount',
    note: '',
    password: clerk.password,
  });
  expect(holds(office, 'yesterday’s payment reversed')(clerk.id, tomorrow)).toMatchObject({ unpaid: 1 });
  await as(manager).complaints.register({
    ...{ kind: 'complaint', category: 'delay', aboutManager: false, text: 'نیم ساعت در نوبت ماندم' },
    ...{ contactName: '', contactPhone: '', visitId: paid.visitId },
  });
  holds(office, 'a complaint of yesterday’s visit');
  // What the other PC did yesterday comes late.
  const before = holds(office, 'before it came')(clerk.id, today)?.visits;
  carryEntries(other.desk, desk);
  expect(holds(office, 'the other PC’s yesterday')(clerk.id, today)?.visits).toBe((before ?? 0) + 1);
  await as(manager).supervision.setHours({ opens: '09:00', closes: '14:00' });
  expect(holds(office, 'other hours')(clerk.id, today)?.outOfHours).toBeGreaterThan(0);
  const beside = { personId: clerk.id, password: clerk.password, words: 'ساعت کار نوروز دفتر' };
  await as(manager).supervision.setHours({ opens: '07:00', closes: '19:00', beside });
  expect(holds(office, 'the old hours again')(clerk.id, today)?.outOfHours).toBe(0);
  const closed = addDays(today, 2);
  clock.set(`${closed}T06:00:00.000Z`);
  await as(clerk).payments.cashOffered({ visitId: null });
  holds(office, 'a day that was not opened');
  await as(manager).closures.declare({
    ...{ closedDay: addDays(today, 3), kind: 'holiday', authority: 'تقویم رسمی', reference: 'تعطیل رسمی' },
  });
  holds(office, 'a closure');
});

test('D12.2 a command that was rolled back leaves nothing in what is kept', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, desk } = office;
  await openVisit(office);
  const offers = (after: string) => holds(office, after)(clerk.id, today)?.acts.cashOffers.length;
  expect(offers('one visit')).toBe(0);
  const offer = () =>
    desk.path.execute(clerk.id, (tx) => {
      tx.append(cashOffered, { id: tx.newId(), visitId: null });
      expect(offers('within the command')).toBe(1);
      throw new RangeError('and nothing of it');
    });
  expect(offer).toThrow(RangeError);
  expect(offers('rolled back')).toBe(0);
  // Its place in the journal is another entry's now.
  expect(offer).toThrow(RangeError);
  await as(clerk).visits.open({
    client: {
      ...{ clientType: 'iranian_adult', name: 'رضا محمدی', nationalCode: '0013542419' },
      ...{ mobile: '09121234567', postalCode: '1193653471', matterRole: 'plaintiff', trackingNumber: '' },
    },
  });
  expect(offers('another in its place')).toBe(0);
  expect(holds(office, 'and that one counts')(clerk.id, today)?.visits).toBe(2);
});

test('D12.2 the keeper looks at new entries alone, each by an index', async () => {
  const { desk } = await openOffice();
  // The newest entry is the first step of a walk backwards.
  for (const [name, statement] of Object.entries(keptDayStatements(desk.store.orm)))
    for (const step of planOf(desk, statement()))
      expect(`${name}: ${step}`).not.toMatch(/\bSCAN\b(?!.*CONSTANT)(?! journal$)/);
});
