import { describe, expect, it } from 'vitest';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { chargedVisit, openDay, openOffice, problemOf, slip, today } from '#tests/support/office.ts';

const tomorrow = '2026-11-26';

async function officeWithPayment() {
  const office = await openOffice();
  await openDay(office);
  const { visitId, chargeId } = await chargedVisit(office);
  const { payments, visits, fees } = office.as(office.clerk);
  const { paymentId } = await payments.record(slip(visitId));
  const reversal = {
    paymentId,
    reasonCode: 'wrong_amount',
    note: 'کارت ۶۰۳۷۹۹۱۱۱۱۲۲۲۲۳۲ اشتباه بود',
    password: office.clerk.password,
  } as const;
  return { office, visitId, chargeId, paymentId, payments, visits, fees, reversal };
}

describe('a reversal', () => {
  it('is a record of its own beside the payment, and the amount is due again', async () => {
    const { office, visitId, paymentId, payments, visits, reversal } = await officeWithPayment();
    const { reversalId } = await payments.reverse(reversal);
    const { account, state } = await visits.get({ visitId });
    expect(state).toBe('charged');
    expect(account).toMatchObject({ charged: 770_000, paid: 0, due: 770_000 });
    expect(account.payments[0]).toMatchObject({
      paymentId,
      amount: 770_000,
      reversal: { reversalId, reasonCode: 'wrong_amount', by: office.clerk.id },
    });
    const { reads } = office.desk;
    expect(reads.payments.reversalsOfDay(today)).toMatchObject([
      { reversalId, paymentId, visitId, amount: -770_000, paymentDay: today },
    ]);
    expect(reads.payments.allocatedByTerminal(today)).toEqual({ '14999001': 0 });
  });

  it('lets the visit be paid anew, over the same lines', async () => {
    const { office, visitId, chargeId, payments, visits, reversal } = await officeWithPayment();
    await payments.reverse(reversal);
    await payments.record(slip(visitId, { rrn: '210987654321' }));
    expect((await visits.get({ visitId })).account.due).toBe(0);
    expect(office.desk.reads.payments.allocationsInForce(visitId)).toEqual([
      { chargeId, line: 1, amount: 770_000 },
    ]);
  });

  it('of a completed visit’s payment lets the right one be recorded', async () => {
    const { visitId, payments, visits, reversal } = await officeWithPayment();
    await visits.complete({ visitId });
    await payments.reverse(reversal);
    expect((await payments.record(slip(visitId, { rrn: '210987654321' }))).due).toBe(0);
  });

  it('D11.3 asks for the password of who reverses', async () => {
    const { office, paymentId, payments, reversal } = await officeWithPayment();
    const wrong = payments.reverse({ ...reversal, password: office.manager.password });
    expect((await problemOf(wrong)).code).toBe('WRONG_PASSWORD');
    expect(office.desk.reads.payments.payment(paymentId)?.reversal).toBeNull();
  });

  it('happens once, and to a payment that exists', async () => {
    const { payments, reversal } = await officeWithPayment();
    await payments.reverse(reversal);
    expect((await problemOf(payments.reverse(reversal))).code).toBe('PAYMENT_ALREADY_REVERSED');
    const unknown = { ...reversal, paymentId: '00000000-0000-7000-8000-000000000000' };
    expect((await problemOf(payments.reverse(unknown))).code).toBe('NOT_FOUND');
  });

  it('of an earlier day’s payment is booked on today, which must be open', async () => {
    const { office, paymentId, payments, reversal } = await officeWithPayment();
    office.clock.set(`${tomorrow}T04:30:00.000Z`);
    expect((await problemOf(payments.reverse(reversal))).code).toBe('DAY_NOT_OPEN');
    await openDay(office);
    await payments.reverse(reversal);
    const { reads } = office.desk;
    expect(reads.payments.reversalsOfDay(today)).toEqual([]);
    expect(reads.payments.reversalsOfDay(tomorrow)).toMatchObject([{ paymentId, paymentDay: today }]);
    expect(reads.payments.allocatedByTerminal(today)).toEqual({ '14999001': 770_000 });
    expect(reads.payments.allocatedByTerminal(tomorrow)).toEqual({ '14999001': -770_000 });
  });

  it('keeps its note in the office, with card numbers masked', async () => {
    const { office, payments, reversal } = await officeWithPayment();
    await payments.reverse(reversal);
    const [kept] = office.desk.reads.payments.reversalsOfDay(today);
    expect(kept?.note).toBe('کارت 603799******2232 اشتباه بود');
    expect(journalBodies(office.desk)).not.toContain('اشتباه');
  });
});
