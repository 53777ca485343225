// What was served and not paid for, what was charged, and what goes back to clients, at the close and on the sheet.
import { describe, expect, it } from 'vitest';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import { leftKey } from '#core/closing/day-close/ledger/contract.ts';
import { daySummary } from '#core/closing/day-close/views.ts';
import { understand } from '#province/projection/understand.ts';
import {
  cardOf,
  closeDay,
  csvFile,
  explainAll,
  importLines,
  nextDay,
  nextMorning,
  numbers,
  officeAtWork,
  openDifferencesOf,
  overviewOf,
  reportLine,
  servedVisit,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  designateTerminal,
  openDay,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const reason = 'بررسی و توضیح داده شد';

const reverse = (office: TestOffice, paymentId: string) =>
  office.as(office.clerk).payments.reverse({
    paymentId,
    reasonCode: 'client_withdrew',
    note: '',
    password: office.clerk.password,
  });
const unpaidOn = async (office: TestOffice, day = today) =>
  (await overviewOf(office, day)).exceptions.filter(({ kind }) => /^(served_|verified_)/.test(kind));
/** Served unpaid and paid after all, as the day's sheet says it; the province's sums of the same entries are the same. */
async function figures(office: TestOffice, day = today): Promise<[number, number]> {
  const { reads } = office.desk;
  const { servedUnpaid = -1, paidAfterAll = -1 } = daySummary(
    reads,
    day,
    day,
    dayStatus(reads, day, day),
  ).counts;
  const changes = journalEnvelopes(office.desk).map((envelope) => understand(envelope, true));
  const of = (total: 'servedUnpaid' | 'paidAfterAll') =>
    changes.reduce(
      (sum, what) => sum + ('day' in what && what.day === day ? (what.change[total] ?? 0) : 0),
      0,
    );
  expect([of('servedUnpaid'), of('paidAfterAll')]).toEqual([servedUnpaid, paidAfterAll]);
  return [servedUnpaid, paidAfterAll];
}
const sheetOf = (office: TestOffice, day = today) => office.as(office.manager).dayClose.sheet({ day });
const bothRows = [reportLine(1), reportLine(1, { type: 'reversal', time: '09:00:00' })];

describe('what was served and not paid for', () => {
  it('D21.13 stays open although office and report agree, and is counted on the sheet', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await reverse(office, await servedVisit(office, 1));
    await importLines(office, bothRows);
    expect(await unpaidOn(office)).toMatchObject([
      { kind: 'served_payment_reversed', subject: '1-1', amounts: { charged: 770_000 }, explanation: null },
    ]);
    expect(await openDifferencesOf(office)).toMatchObject([{ account: 'fee', size: 770_000 }]);
    await closeDay(office, today, reason);
    const { summary } = await sheetOf(office);
    expect(summary.counts).toMatchObject({ servedUnpaid: 1, reversals: 1 });
    expect(summary.exceptions).toMatchObject([{ kind: 'served_payment_reversed', count: 1 }]);
  });

  it('D21.13 is none once the client has paid again, and stands on the day of the reversal, not of the visit', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    const visitId = office.desk.reads.payments.payment(paymentId)?.visitId ?? '';
    await importLines(office, [reportLine(1)]);
    await closeDay(office);
    await nextDay(office);
    await reverse(office, paymentId);
    expect(await unpaidOn(office, tomorrow)).toMatchObject([{ kind: 'served_payment_reversed' }]);
    await office.as(office.clerk).payments.record(slip(visitId, { ...numbers(2), card: cardOf(2) }));
    expect(await unpaidOn(office, tomorrow)).toEqual([]);
  });

  it('D21.13 is one visit for sheet and province when one payment settles two reversals, on whichever day', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { payments, visits } = office.as(office.clerk);
    const half = 385_000;
    const first = await payments.record(slip(visitId, { ...numbers(1), card: cardOf(1), amount: half }));
    const second = await payments.record(slip(visitId, { ...numbers(2), card: cardOf(2), amount: half }));
    await visits.complete({ visitId });
    await reverse(office, first.paymentId);
    await reverse(office, second.paymentId);
    expect(await figures(office)).toEqual([1, 0]);
    await payments.record(slip(visitId, { ...numbers(3), card: cardOf(3) }));
    expect(await figures(office)).toEqual([1, 1]);
    expect(await unpaidOn(office)).toEqual([]);
    // Yesterday's visit, taken back and paid again today.
    await nextDay(office);
    const [last] = office.desk.reads.payments.account(visitId).payments.toReversed();
    await reverse(office, last?.paymentId ?? '');
    expect(await figures(office, tomorrow)).toEqual([1, 0]);
    await payments.record(slip(visitId, { ...numbers(4), card: cardOf(4) }));
    expect(await figures(office, tomorrow)).toEqual([1, 1]);
    expect(await figures(office)).toEqual([1, 1]);
  });

  it('D21.13 is one visit when its charge is cancelled as well, and no payment makes up for that', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    const visitId = office.desk.reads.payments.payment(paymentId)?.visitId ?? '';
    await reverse(office, paymentId);
    const [charge] = office.desk.reads.payments.account(visitId).charges;
    const { password } = office.manager;
    const facts = {
      chargeId: charge?.chargeId ?? '',
      reasonCode: 'wrong_service',
      reason,
      password,
    } as const;
    await office.as(office.manager).fees.cancelCompletedCharge(facts);
    expect(await figures(office)).toEqual([1, 0]);
  });

  it('D21.13 is a visit cancelled as unpaid after its client was verified, whatever the service', async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'unpaid' });
    expect(await unpaidOn(office)).toMatchObject([{ kind: 'verified_cancelled_unpaid', visitId }]);
  });

  it('D21.13 that came about on a day which never opened is for the next one that does', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    await servedVisit(office, 1);
    // Thursday is shut: the clerk ends yesterday's visit as unpaid there, and the day before is closed.
    office.clock.set(nextMorning);
    const act = { kind: 'cancel', reasonCode: 'unpaid' } as const;
    await office.as(office.clerk).visits.finishLate({ visitId, act, reason });
    await importLines(office, [reportLine(1)]);
    expect(await unpaidOn(office)).toEqual([]);
    await closeDay(office);
    const saturday = '2026-11-28';
    office.clock.set(`${saturday}T04:30:00.000Z`);
    await openDay(office);
    expect(await unpaidOn(office, saturday)).toMatchObject([
      { kind: 'verified_cancelled_unpaid', visitId, ofDay: tomorrow, explanation: null },
    ]);
    // It stays open in the ledger and holds no close up.
    await closeDay(office, saturday);
    expect((await openDifferencesOf(office)).map(({ id }) => id)).toContain(leftKey(visitId));
    office.clock.set('2026-11-29T04:30:00.000Z');
    await openDay(office);
    expect(await unpaidOn(office, '2026-11-29')).toEqual([]);
  });

  it('D21.13 is said once where the settlement calls it less than the tariff already', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    await office.as(office.clerk).payments.record(slip(visitId, { ...numbers(1), amount: 70_000 }));
    const { password } = office.manager;
    await office.as(office.manager).visits.completeUnderpaid({ visitId, reason, password });
    await importLines(office, [reportLine(1, { amount: 70_000 })]);
    const { exceptions } = await overviewOf(office);
    expect(exceptions.map(({ kind }) => kind).toSorted()).toEqual(['under_tariff']);
    await explainAll(office);
    await closeDay(office, today, reason);
    expect((await sheetOf(office)).summary.counts.servedUnpaid).toBe(1);
    // What comes late to the closed day does not bring it up once more.
    await nextDay(office);
    await importLines(office, [reportLine(5)], tomorrow);
    expect(await unpaidOn(office, tomorrow)).toEqual([]);
  });

  it('D21.14 charged is what was charged, also where nothing was paid for it', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await chargedVisit(office, '0790419904');
    expect((await overviewOf(office)).chargedOfDay).toBe(1_540_000);
    expect((await overviewOf(office)).totals[0]).toMatchObject({ charged: 770_000, recorded: 770_000 });
  });
});

describe('a refund case', () => {
  /** Two clients with the same card of whom the terminal took 30,000 rials too much. */
  async function twoRefunds(): Promise<TestOffice> {
    const office = await officeAtWork();
    const { payments, visits } = office.as(office.clerk);
    for (const [n, code] of [
      [1, undefined],
      [2, '0790419904'],
    ] as const) {
      const { visitId } = await chargedVisit(office, code);
      const taken = { ...numbers(n), card: cardOf(1), amount: 800_000 };
      await payments.record({ ...slip(visitId, taken), asTaken: true });
      await visits.complete({ visitId });
    }
    return office;
  }
  const states = async (office: TestOffice) =>
    (await office.as(office.manager).dayClose.refundCases()).map(({ state }) => state);
  const back = (n: number, over: object = {}) =>
    reportLine(n, { type: 'reversal', amount: 30_000, cardMasked: `603799******${cardOf(1)}`, ...over });

  it('D21.15 is open on the sheet until a report shows its reversal, which closes no other', {
    tags: 'release',
  }, async () => {
    const office = await twoRefunds();
    expect((await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'over_tariff')).toHaveLength(
      2,
    );
    const taken = { amount: 800_000, cardMasked: `603799******${cardOf(1)}` };
    await importLines(office, [reportLine(1, taken), reportLine(2, taken)]);
    await explainAll(office);
    await closeDay(office, today, reason);
    expect((await sheetOf(office)).summary.openRefunds).toEqual({ count: 2, total: 60_000 });
    await nextDay(office);
    await importLines(office, [back(7, { date: tomorrow })], tomorrow);
    expect(await states(office)).toEqual(['shown', 'open']);
    await importLines(office, [back(8, { date: tomorrow })], tomorrow);
    expect(await states(office)).toEqual(['shown', 'shown']);
  });

  it.each(
    everyNth(4, [
      ['a reversal that failed', { status: 'failed' }],
      ['a purchase', { type: 'purchase' }],
      ['another amount', { amount: 30_001 }],
      ['another card', { cardMasked: '603799******9999' }],
    ]),
  )('D21.15 is not closed by %s', async (_, over) => {
    const office = await twoRefunds();
    await importLines(office, [back(7, over)]);
    expect(await states(office)).toEqual(['open', 'open']);
  });

  it('D21.15 is not closed twice by one reversal that two PCs imported, nor by one of an earlier day', {
    tags: 'release',
  }, async () => {
    const office = await twoRefunds();
    const other = joinOffice(office, 2);
    const file = csvFile(back(7));
    await office.as(office.manager).dayClose.importPsp({ day: today, ...file });
    await other.seat(office.manager).dayClose.importPsp({ day: today, ...file, fileName: 'again.csv' });
    meet(office, other);
    expect(await states(office)).toEqual(['shown', 'open']);
    await importLines(office, [back(8, { date: '2026-11-24' })]);
    expect(await states(office)).toEqual(['shown', 'shown']);
  });

  it('D21.15 is one transaction that two PCs imported from two reports with seconds between them', {
    tags: 'release',
  }, async () => {
    const office = await twoRefunds();
    const other = joinOffice(office, 2);
    const there = other.seat(office.manager);
    const file = (time: string) => csvFile(back(7, { stan: '', time }));
    await office.as(office.manager).dayClose.importPsp({ day: today, ...file('09:00:00') });
    await there.dayClose.importPsp({ day: today, ...file('09:00:30') });
    meet(office, other);
    expect(await states(office)).toEqual(['shown', 'open']);
    expect((await there.dayClose.refundCases()).map(({ state }) => state)).toEqual(['shown', 'open']);
  });

  it('D21.15 is shown by a report that writes the terminal with a zero before it, or without', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { manager, clerk } = office;
    const numbersOf = [
      ['1499905', '01499905'],
      ['01499906', '1499906'],
    ] as const;
    for (const [index, [terminalId]] of numbersOf.entries()) {
      const letter = {
        letterNumber: '77/1',
        letterDay: '2026-11-20',
        merchant: '990000001',
        psp: 'به‌پرداخت ملت',
      };
      const entered = { ...letter, terminalId, validFrom: today, validTo: null };
      await designateTerminal(office.as(manager), office.as(clerk), entered);
      const { visitId } = await chargedVisit(office);
      const taken = { ...numbers(index + 1), card: cardOf(1), amount: 800_000, terminalId };
      await office.as(clerk).payments.record({ ...slip(visitId, taken), asTaken: true });
    }
    const [[, first], [, second]] = numbersOf;
    // Another amount shows nothing, however the terminal is written.
    await importLines(office, [back(2, { terminalId: second, amount: 30_001 })]);
    expect(await states(office)).toEqual(['open', 'open']);
    await importLines(office, [back(7, { terminalId: first })]);
    expect(await states(office)).toEqual(['shown', 'open']);
    await importLines(office, [back(8, { terminalId: second })]);
    expect(await states(office)).toEqual(['shown', 'shown']);
  });

  it('D21.15 is not closed by the reversal of another payment on the same card', {
    tags: 'release',
  }, async () => {
    const office = await twoRefunds();
    const { visitId } = await chargedVisit(office, '0499370899');
    const other = { ...numbers(9), card: cardOf(1), amount: 30_000 };
    const { paymentId } = await office.as(office.clerk).payments.record(slip(visitId, other));
    await reverse(office, paymentId);
    await importLines(office, [back(9)]);
    expect(await states(office)).toEqual(['open', 'open']);
  });
});
