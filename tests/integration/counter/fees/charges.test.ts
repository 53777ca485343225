import { describe, expect, it } from 'vitest';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { feeCharged } from '#core/counter/fees/entries.ts';
import {
  chargedVisit,
  confirmTariff,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  putRateInForce,
  slip,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';

const lines = [{ itemCode: 'petition', count: 1 }];

describe('a charge', () => {
  it('keeps each line with its rate, count and reduction', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    const { fees, visits } = office.as(office.clerk);
    const reduction = { code: 'insolvency', basisPoints: 1_000 };
    const paper = { document: 'support_letter', number: '12', reason: 'معرفی نهاد حمایتی' } as const;
    const charge = await fees.charge({
      visitId,
      lines: [
        { itemCode: 'petition', count: 1, pages: 4, reduction, paper },
        { itemCode: 'sms', count: 2 },
      ],
    });
    expect(charge).toMatchObject({ total: 849_000, officePosTotal: 819_000 });
    const { account, state } = await visits.get({ visitId });
    expect(state).toBe('charged');
    expect(account).toMatchObject({ charged: 819_000, paid: 0, due: 819_000 });
    expect(account.charges[0]).toMatchObject({ total: 849_000, cancelled: false });
    expect(account.charges[0]?.lines).toMatchObject([
      { line: 1, itemCode: 'petition', title: 'دادخواست', count: 1, reduction: 77_000, gross: 693_000 },
      { line: 2, itemCode: 'attachment-page', count: 4, chargedCount: 2, reduction: 14_000, gross: 126_000 },
      { line: 3, itemCode: 'sms', reduction: 0, reductionCode: null, channel: 'system_gateway' },
    ]);
    expect(account.charges[0]?.lines[0]?.reductionCode).toBe('insolvency');
    expect(office.desk.reads.fees.officePosTotalOfDay(today)).toBe(819_000);
  });

  it('D4.8 takes a rate of another body once it is confirmed, says its reference, and a newer rate changes nothing of it', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    const [manager, clerk] = [office.as(office.manager), office.as(office.clerk)];
    const rate = {
      itemCode: 'typing',
      amount: 30_000,
      authority: 'اتحادیه',
      letterNumber: '12/3',
      letterDay: '2026-03-10',
      effectiveFrom: '2026-03-21',
    };
    const typing = { visitId, lines: [{ itemCode: 'typing', count: 2 }] };
    const { rateId } = await manager.fees.proposeRate(rate);
    // Proposed and not confirmed, it is no rate yet, for the one who entered it neither.
    for (const seat of [clerk, manager])
      expect((await problemOf(seat.fees.charge(typing))).code).toBe('FEE_RATE_MISSING');
    const [entered] = await clerk.fees.listRates();
    await clerk.fees.confirmRate({ rateId, seen: entered?.seen ?? '' });
    const { lines: quoted } = await clerk.fees.quote({ lines: typing.lines });
    expect(quoted[0]?.explanation).toContainEqual({
      kind: 'external_rate',
      authority: 'اتحادیه',
      letterNumber: '12/3',
      letterDay: '2026-03-10',
      unitAmount: 30_000,
      rateId,
    });
    expect(await clerk.fees.charge(typing)).toMatchObject({ total: 60_000 });
    const dearer = { ...rate, amount: 40_000, letterNumber: '13/1', effectiveFrom: today };
    await putRateInForce(manager, clerk, dearer);
    expect(await clerk.fees.quote({ lines: typing.lines })).toMatchObject({ total: 80_000 });
    const { account } = await clerk.visits.get({ visitId });
    expect(account.charges[0]?.lines).toMatchObject([
      {
        itemCode: 'typing',
        unitAmount: 30_000,
        count: 2,
        gross: 60_000,
        rate: { authority: 'اتحادیه', letterNumber: '12/3', letterDay: '2026-03-10' },
      },
    ]);
  });

  it('D4.8 the letter of a rate stands on the charge, the receipt and its check, and a tariff’s own rate has none', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    const [manager, clerk] = [office.as(office.manager), office.as(office.clerk)];
    const letter = { authority: 'اتحادیه', letterNumber: '12/3', letterDay: '2026-03-10' };
    await putRateInForce(manager, clerk, {
      itemCode: 'typing',
      amount: 30_000,
      ...letter,
      effectiveFrom: '2026-03-21',
    });
    await clerk.fees.charge({ visitId, lines: [...lines, { itemCode: 'typing', count: 2 }] });
    // A newer letter takes nothing of what is charged with it.
    await putRateInForce(manager, clerk, {
      itemCode: 'typing',
      amount: 30_000,
      ...letter,
      letterNumber: '13/1',
      effectiveFrom: today,
    });
    await clerk.payments.record({ ...slip(visitId), amount: 830_000 });
    await clerk.payments.printReceipt({ visitId });
    const { account, codes } = await clerk.payments.receipt({ visitId });
    expect(account.charges[0]?.lines.map(({ itemCode, rate }) => ({ itemCode, rate }))).toEqual([
      { itemCode: 'petition', rate: null },
      { itemCode: 'typing', rate: letter },
    ]);
    expect(await clerk.payments.checkReceipt({ code: codes.last ?? '' })).toMatchObject({
      verdict: 'genuine',
      rates: [{ title: 'تایپ', ...letter }],
    });
    expect((await verifyOffice(office.desk, () => undefined)).findings).toEqual([]);
  });

  it('D4.8 a line names the rate that was confirmed, or none, and never a letter in words', () => {
    const line = {
      itemCode: 'typing',
      unitAmount: 30_000,
      count: 2,
      chargedCount: 2,
      reduction: 0,
      reductionCode: null,
      net: 60_000,
      vat: 0,
      gross: 60_000,
      payee: 'office',
      channel: 'office_pos',
    };
    const id = '019ac000-0000-7000-8000-000000000001';
    const body = { chargeId: id, visitId: id, tariffId: id, total: 60_000, lines: [line] };
    expect(feeCharged.body.parse(body)).toEqual(body);
    const named = { ...body, lines: [{ ...line, rateId: id }] };
    expect(feeCharged.body.parse(named)).toEqual(named);
    // A letter in words has no place in a line: it is the rate that was entered and confirmed, or none.
    expect(feeCharged.body.safeParse({ ...body, lines: [{ ...line, rateId: '12/3' }] }).success).toBe(false);
  });

  it('D1.1 needs the identity check of this very visit', async () => {
    const office = await openOffice();
    await openDay(office);
    await verifiedVisit(office);
    const visitId = await openVisit(office);
    expect((await problemOf(office.as(office.clerk).fees.charge({ visitId, lines }))).code).toBe(
      'IDENTITY_NEEDED',
    );
  });

  it('needs an open visit', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    const { fees, visits } = office.as(office.clerk);
    await visits.cancel({ visitId, reasonCode: 'client_left' });
    expect((await problemOf(fees.charge({ visitId, lines }))).code).toBe('VISIT_NOT_OPEN');
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect((await problemOf(fees.charge({ visitId: unknown, lines }))).code).toBe('NOT_FOUND');
  });

  it('needs an open day', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    office.clock.set('2026-11-26T04:30:00.000Z');
    expect(await problemOf(office.as(office.clerk).fees.charge({ visitId, lines }))).toEqual({
      code: 'DAY_NOT_OPEN',
      params: { day: '2026-11-26' },
    });
  });

  it('is made once; after its cancellation it can be made anew', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId, chargeId } = await chargedVisit(office);
    const { fees, visits } = office.as(office.clerk);
    expect((await problemOf(fees.charge({ visitId, lines }))).code).toBe('FEES_ALREADY_CHARGED');
    await fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
    expect((await problemOf(fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' }))).code).toBe(
      'ACTION_ALREADY_DONE',
    );
    await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 2 }] });
    const { account } = await visits.get({ visitId });
    expect(account.charges.map(({ cancelled, total }) => [cancelled, total])).toEqual([
      [true, 770_000],
      [false, 1_540_000],
    ]);
    expect(account.due).toBe(1_540_000);
    expect(office.desk.reads.fees.officePosTotalOfDay(today)).toBe(1_540_000);
  });

  it('is not cancelled while a payment stands on it', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId, chargeId } = await chargedVisit(office);
    const { fees, payments } = office.as(office.clerk);
    const { paymentId } = await payments.record(slip(visitId));
    const input = { chargeId, reasonCode: 'client_withdrew' } as const;
    expect((await problemOf(fees.cancelCharge(input))).code).toBe('VISIT_HAS_PAYMENTS');
    const { password } = office.clerk;
    await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    await fees.cancelCharge(input);
    expect(office.desk.reads.payments.account(visitId)).toMatchObject({ charged: 0, paid: 0, due: 0 });
  });

  it('falls with its visit', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'unpaid' });
    expect(office.desk.reads.payments.account(visitId)).toMatchObject({ charged: 0, due: 0 });
    expect(office.desk.reads.fees.officePosTotalOfDay(today)).toBe(0);
  });

  it('of an earlier day that is cancelled today counts against today', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    office.clock.set('2026-11-26T04:30:00.000Z');
    await openDay(office);
    await office.as(office.clerk).visits.finishLate({
      visitId,
      act: { kind: 'cancel', reasonCode: 'client_left' },
      reason: 'برق ساختمان رفت',
    });
    expect(office.desk.reads.fees.officePosTotalOfDay(today)).toBe(770_000);
    expect(office.desk.reads.fees.officePosTotalOfDay('2026-11-26')).toBe(-770_000);
  });

  it('D4.2 keeps the version that it was made under', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    const { fees } = office.as(office.manager);
    const [old] = await fees.listTariffs();
    const { tariff } = office.desk.reads.fees.inForce(today) ?? {};
    if (tariff === undefined || old === undefined) throw new Error('a tariff is in force');
    const dearer = {
      ...tariff,
      title: 'گران‌تر',
      effectiveFrom: today,
      items: tariff.items.map((item) => (item.amount === null ? item : { ...item, amount: item.amount * 2 })),
    };
    const { tariffId } = await fees.proposeTariff({ tariff: dearer });
    await confirmTariff(office.as(office.clerk), tariffId);
    const account = office.desk.reads.payments.account(visitId);
    expect(account.charges[0]).toMatchObject({ tariffTitle: old.title, total: 770_000 });
    expect((await fees.quote({ lines })).total).toBe(1_540_000);
  });
});
