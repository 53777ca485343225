// A wrong service that is paid becomes the right one in one act (D4.80): what is missing is due, what is too much goes back, and the
// money that was taken is the same afterwards.
import { describe, expect, it } from 'vitest';
import { grownOffice, placeService } from '#tests/support/grown-office.ts';
import {
  type Caller,
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { meet } from '#tests/support/two-pcs.ts';

type Exchange = Parameters<Caller['payments']['exchange']>[0];
const page = { itemCode: 'attachment-page', count: 1 };
const two = { itemCode: 'petition', count: 2 };

async function paidVisit(office: TestOffice, nationalCode?: string, rrn = '123456789012') {
  const { visitId, chargeId } = await chargedVisit(office, nationalCode);
  const { paymentId } = await office.as(office.clerk).payments.record(slip(visitId, { rrn }));
  return { visitId, chargeId, paymentId };
}
const exchangeOf = ({ clerk }: TestOffice, chargeId: string, other: Partial<Exchange> = {}): Exchange => ({
  ...{
    chargeId,
    wrong: { line: 1, units: 1 },
    lines: [page],
    reason: 'به جای پیوست، دادخواست ثبت شده بود',
    password: clerk.password,
    ...other,
  },
});
const filing = { trackingNumber: '140512345', branch: '', filedTime: '' };

describe('a wrong service that is paid', () => {
  it('D4.80 becomes one that costs less: the rest is a refund case of its payment, and the visit is finished', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const { as, clerk, manager, desk } = office;
    const { visitId, chargeId, paymentId } = await paidVisit(office);
    const done = await as(clerk).payments.exchange(exchangeOf(office, chargeId));
    expect(done).toEqual({ due: 0, back: 700_000 });
    const { account } = await as(clerk).visits.get({ visitId });
    expect(account).toMatchObject({ charged: 70_000, paid: 70_000, due: 0 });
    expect(account.charges.map(({ cancelled, total }) => [cancelled, total])).toEqual([
      [true, 770_000],
      [false, 70_000],
    ]);
    expect(await as(manager).dayClose.refundCases()).toMatchObject([
      { paymentId, visitId, amount: 700_000, state: 'open' },
    ]);
    expect(await as(manager).visits.reasons({ day: today })).toMatchObject([
      { kind: 'service_exchanged', visitId },
    ]);
    await as(clerk).visits.complete({ visitId });
    // The same at a PC that hears of it.
    const other = joinOffice(office, 2);
    meet(office, other);
    for (const { reads } of [desk, other.desk])
      expect(reads.payments.allocationsInForce(visitId).map(({ amount }) => amount)).toEqual([70_000]);
  });

  it('D4.80 becomes one that costs more: the difference is due, and is paid by a slip of its own', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments, visits } = office.as(office.clerk);
    const { visitId, chargeId } = await paidVisit(office);
    const done = await payments.exchange(exchangeOf(office, chargeId, { lines: [two] }));
    expect(done).toEqual({ due: 770_000, back: 0 });
    expect((await problemOf(visits.complete({ visitId }))).code).toBe('VISIT_NOT_PAID');
    await payments.record(slip(visitId, { rrn: '123456789013' }));
    expect((await visits.get({ visitId })).account).toMatchObject({
      charged: 1_540_000,
      paid: 1_540_000,
      due: 0,
    });
    await visits.recordFiling({ visitId, ...filing });
    expect(await visits.get({ visitId })).toMatchObject({ toFile: { units: 2, open: 1 } });
  });
});

describe('an exchange', () => {
  it('D4.80 comes before the filing and the end of a visit of today, and hides nothing that was served', async () => {
    const office = await openOffice();
    await openDay(office);
    const { as, clerk, clock } = office;
    const { payments, visits, fees } = as(clerk);
    const refused = async (input: Exchange) => (await problemOf(payments.exchange(input))).code;
    const filed = await paidVisit(office);
    await visits.recordFiling({ visitId: filed.visitId, ...filing });
    expect(await refused(exchangeOf(office, filed.chargeId))).toBe('CHARGE_IS_FILED');
    await visits.complete({ visitId: filed.visitId });
    expect(await refused(exchangeOf(office, filed.chargeId))).toBe('CHARGE_IS_FILED');
    const unpaid = await chargedVisit(office, '0790419904');
    expect(await refused(exchangeOf(office, unpaid.chargeId))).toBe('INPUT_INVALID');
    const { chargeId } = await paidVisit(office, '0013542419', '123456789014');
    expect(await refused(exchangeOf(office, chargeId, { reason: '-----' }))).toBe('REASON_NEEDED');
    expect(await refused(exchangeOf(office, chargeId, { password: 'another one' }))).toBe('WRONG_PASSWORD');
    expect(await refused(exchangeOf(office, chargeId.replace(/^.{8}/, '00000000')))).toBe('NOT_FOUND');
    await payments.exchange(exchangeOf(office, chargeId));
    expect(await refused(exchangeOf(office, chargeId))).toBe('ACTION_ALREADY_DONE');
    await fees.cancelCharge({ chargeId: unpaid.chargeId, reasonCode: 'wrong_service' });
    const late = await paidVisit(office, '0499370899', '123456789015');
    clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    expect(await refused(exchangeOf(office, late.chargeId))).toBe('VISIT_OF_OTHER_DAY');
  });

  it('D4.80 is for who works in the sections of both services', async () => {
    const office = await grownOffice();
    await openDay(office);
    const { as, clerk, manager } = office;
    const { chargeId } = await paidVisit(office);
    await placeService(office, 'attachment-page', 'sana');
    await showCode(office, 'purpose.people');
    await as(manager).postings.transfer({
      ...{ personId: clerk.id, kind: 'section', sections: ['filing'], toOffice: '', body: 'protection' },
      ...{ letterNumber: '7', letterDay: today, effectiveOn: today, reason: 'کمبود نیرو در بخش ثبت' },
      password: manager.password,
    });
    const notYours = { code: 'SECTION_NOT_YOURS', params: { service: 'پیوست' } };
    expect(await problemOf(as(clerk).payments.exchange(exchangeOf(office, chargeId)))).toEqual(notYours);
    const byManager = exchangeOf(office, chargeId, { password: manager.password });
    expect(await as(manager).payments.exchange(byManager)).toMatchObject({ back: 700_000 });
  });

  it('D4.80 of one line or unit leaves what was rightly paid: its amount, its money and its filings', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments, visits } = office.as(office.clerk);
    const lines = [
      { itemCode: 'petition', count: 2, pages: 5 },
      { itemCode: 'extra-person', count: 1 },
    ];
    const visitId = await verifiedVisit(office);
    const { chargeId, total } = await office.as(office.clerk).fees.charge({ visitId, lines });
    expect(total).toBe(2 * 770_000 + 6 * 70_000 + 70_000);
    await payments.record(slip(visitId, { amount: total }));
    const refused = async (other: Partial<Exchange>) =>
      (await problemOf(payments.exchange(exchangeOf(office, chargeId, other)))).code;
    // Of pages ten were printed and four are included: these were never paid for.
    expect(await refused({ wrong: { line: 2, units: 7 } })).toBe('INPUT_INVALID');
    expect(await refused({ wrong: { line: 4, units: 1 } })).toBe('INPUT_INVALID');
    const done = await payments.exchange(
      exchangeOf(office, chargeId, { wrong: { line: 1, units: 1 }, lines: [page] }),
    );
    expect(done).toEqual({ due: 0, back: 700_000 });
    const { account, toFile } = await visits.get({ visitId });
    expect(account).toMatchObject({ charged: total - 700_000, paid: total - 700_000, due: 0 });
    const [, now] = account.charges;
    expect(now?.lines.map(({ itemCode, chargedCount, gross }) => [itemCode, chargedCount, gross])).toEqual([
      ['petition', 1, 770_000],
      ['attachment-page', 6, 420_000],
      ['extra-person', 1, 70_000],
      ['attachment-page', 1, 70_000],
    ]);
    expect(toFile.units).toBe(1);
    // A unit that nothing stands in place of goes back; the last one of a charge does not.
    const chargeNow = now?.chargeId ?? '';
    const alone = { wrong: { line: 3, units: 1 }, lines: [] };
    expect(await payments.exchange(exchangeOf(office, chargeNow, alone))).toEqual({ due: 0, back: 70_000 });
    const other = await paidVisit(office, '0790419904', '123456789017');
    const all = exchangeOf(office, other.chargeId, { lines: [] });
    expect((await problemOf(payments.exchange(all))).code).toBe('INPUT_INVALID');
    await visits.complete({ visitId });
  });
});
