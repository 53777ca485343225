import { describe, expect, it } from 'vitest';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  testTerminals,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const unknownId = '00000000-0000-7000-8000-000000000000';

async function officeWithCharge() {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const { payments, visits } = office.as(office.clerk);
  return { office, visitId, payments, visits };
}

describe('a payment', () => {
  it('pays what is due, and the visit is paid', async () => {
    const { payments, visits, visitId } = await officeWithCharge();
    expect((await payments.record(slip(visitId))).due).toBe(0);
    const { account, state } = await visits.get({ visitId });
    expect(state).toBe('paid');
    expect(account).toMatchObject({ charged: 770_000, paid: 770_000, due: 0 });
  });

  it('is read from the slip in any digits, and a full card number is masked before it is kept', async () => {
    const { office, payments, visitId } = await officeWithCharge();
    const { paymentId } = await payments.record(
      slip(visitId, {
        terminalId: '۱۴۹۹۹۰۰۱',
        rrn: '۱۲۳۴ ۵۶۷۸ ۹۰۱۲',
        stan: '٠٠٠١٢٣',
        card: '6037-9911-1122-2233',
      }),
    );
    expect(office.desk.reads.payments.payment(paymentId)).toMatchObject({
      terminalId: '14999001',
      rrn: '123456789012',
      stan: '000123',
      cardMasked: '603799******2233',
    });
    const bytes = office.desk.path.journal.arrivedAfter(0, 1000).map((entry) => entry.bytes.toString());
    expect(bytes.join()).not.toContain('6037991111222233');
  });

  it.each(
    everyNth(3, [
      [{ terminalId: '14999009' }, 'TERMINAL_NOT_DESIGNATED'],
      [{ terminalId: '' }, 'TERMINAL_NOT_DESIGNATED'],
      [{ rrn: '12345678901' }, 'RRN_INVALID'],
      [{ stan: '12345' }, 'STAN_INVALID'],
      [{ card: '123' }, 'CARD_INVALID'],
      [{ amount: 0 }, 'INPUT_INVALID'],
      [{ amount: -1 }, 'INPUT_INVALID'],
      [{ amount: 1.5 }, 'INPUT_INVALID'],
      [{ visitId: unknownId }, 'NOT_FOUND'],
    ]),
  )('with %o is refused with %s', async (mistake, code) => {
    const { office, payments, visitId } = await officeWithCharge();
    expect((await problemOf(payments.record(slip(visitId, mistake)))).code).toBe(code);
    expect(office.desk.reads.payments.ofDay(today)).toEqual([]);
  });

  it('D2.80 of a torn slip is recorded by its reference number, and matched by it; a made-up number is none', async () => {
    const { office, payments, visits, visitId } = await officeWithCharge();
    const torn = { stan: '', card: '' };
    for (const rrn of ['000000000000', '۱۱۱۱۱۱۱۱۱۱۱۱', ''])
      expect((await problemOf(payments.record(slip(visitId, { ...torn, rrn })))).code).toBe('RRN_INVALID');
    const zeros = payments.record(slip(visitId, { ...torn, stan: '000000' }));
    expect((await problemOf(zeros)).code).toBe('STAN_INVALID');
    await payments.record(slip(visitId, torn));
    expect((await visits.get({ visitId })).account.payments).toMatchObject([
      { stan: null, cardMasked: null },
    ]);
    // Another slip of the same number pays nothing more, whatever it lacks.
    const { visitId: other } = await chargedVisit(office, '0790419904');
    expect((await problemOf(payments.record(slip(other)))).code).toBe('RRN_ALREADY_USED');
    expect((await payments.receipt({ visitId })).account.paid).toBe(770_000);
  });

  it('of more than is due is refused with what is due', async () => {
    const { payments, visitId } = await officeWithCharge();
    expect(await problemOf(payments.record(slip(visitId, { amount: 770_001 })))).toEqual({
      code: 'PAYMENT_EXCEEDS_DUE',
      params: { due: 770_000 },
    });
  });

  it('needs charged fees', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    expect((await problemOf(office.as(office.clerk).payments.record(slip(visitId)))).code).toBe(
      'FEES_NOT_CHARGED',
    );
  });

  it('is not taken for what the system collects over its own gateway', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    const { fees, payments, visits } = office.as(office.clerk);
    await fees.charge({ visitId, lines: [{ itemCode: 'sms', count: 1 }] });
    expect(await problemOf(payments.record(slip(visitId, { amount: 15_000 })))).toEqual({
      code: 'PAYMENT_EXCEEDS_DUE',
      params: { due: 0 },
    });
    expect((await visits.get({ visitId })).state).toBe('paid');
  });

  it('is refused in a cancelled visit and on a day that is not open', async () => {
    const { office, payments, visits, visitId } = await officeWithCharge();
    const { visitId: other } = await chargedVisit(office);
    await visits.cancel({ visitId, reasonCode: 'unpaid' });
    expect((await problemOf(payments.record(slip(visitId)))).code).toBe('VISIT_NOT_OPEN');
    office.clock.set('2026-11-26T04:30:00.000Z');
    expect((await problemOf(payments.record(slip(other)))).code).toBe('DAY_NOT_OPEN');
  });

  it('split over two cards fills the lines one after the other', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    const { fees, payments } = office.as(office.clerk);
    const { chargeId } = await fees.charge({
      visitId,
      lines: [
        { itemCode: 'petition', count: 1 },
        { itemCode: 'sms', count: 1 },
        { itemCode: 'extra-person', count: 2 },
      ],
    });
    const first = await payments.record(slip(visitId, { amount: 800_000 }));
    expect(first.due).toBe(110_000);
    const second = await payments.record(
      slip(visitId, { amount: 110_000, rrn: '210987654321', card: '9999', terminalId: testTerminals[1] }),
    );
    expect(second.due).toBe(0);
    expect(office.desk.reads.payments.allocationsInForce(visitId)).toEqual([
      { chargeId, line: 1, amount: 770_000 },
      { chargeId, line: 3, amount: 30_000 },
      { chargeId, line: 3, amount: 110_000 },
    ]);
    expect(office.desk.reads.payments.allocatedByTerminal(today)).toEqual({
      [testTerminals[0]]: 800_000,
      [testTerminals[1]]: 110_000,
    });
    expect(office.desk.reads.fees.officePosTotalOfDay(today)).toBe(910_000);
  });
});

describe('a reference number', () => {
  it('D2.2 that paid another visit is refused with a link to its first use', async () => {
    const { office, payments, visitId } = await officeWithCharge();
    const { paymentId } = await payments.record(slip(visitId));
    const first = office.desk.reads.payments.payment(paymentId);
    const { visitId: other } = await chargedVisit(office);
    expect(await problemOf(payments.record(slip(other, { card: '5555' })))).toEqual({
      code: 'RRN_ALREADY_USED',
      params: { rrn: '123456789012', visitId, visitNumber: '1-1', at: first?.at, amount: 770_000 },
    });
  });

  it('is refused twice in one visit too, rather than as more than is due', async () => {
    const { payments, visitId } = await officeWithCharge();
    await payments.record(slip(visitId));
    expect((await problemOf(payments.record(slip(visitId)))).code).toBe('RRN_ALREADY_USED');
  });

  it('stays used when its payment was reversed', { tags: 'release' }, async () => {
    const { office, payments, visitId } = await officeWithCharge();
    const { paymentId } = await payments.record(slip(visitId));
    const { password } = office.clerk;
    await payments.reverse({ paymentId, reasonCode: 'double_payment', note: '', password });
    expect((await problemOf(payments.record(slip(visitId)))).code).toBe('RRN_ALREADY_USED');
  });

  it('may come again from another terminal', async () => {
    const { office, payments, visitId } = await officeWithCharge();
    await payments.record(slip(visitId));
    const { visitId: other } = await chargedVisit(office);
    expect((await payments.record(slip(other, { terminalId: testTerminals[1] }))).due).toBe(0);
  });
});
