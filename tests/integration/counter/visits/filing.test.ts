// The filing of a paid visit in the judiciary's own system, recorded after it answered.
import { describe, expect, it } from 'vitest';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import { nextMorning, officeAtWork } from '#tests/support/closing-day.ts';
import { chargedVisit, openDay, openVisit, problemOf, slip, today } from '#tests/support/office.ts';

const filing = { trackingNumber: '۱۴۰۵۱۲۳۴۵۶', branch: 'شعبه ۳', filedTime: '09:30' };

describe('the filing of a visit', () => {
  it('D1.12 a paid visit without a tracking number is listed until it has one, also on a later day', async () => {
    const office = await officeAtWork();
    const { dayClose, visits, payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    expect(await dayClose.unfiled()).toEqual([]);
    await payments.record(slip(visitId));
    await visits.complete({ visitId });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, state: 'completed', age: 0, units: 1 }]);
    office.clock.set(nextMorning);
    await openDay(office);
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, day: today, services: ['دادخواست'], age: 1 }]);
    await visits.recordFiling({ visitId, ...filing });
    expect(await dayClose.unfiled()).toEqual([]);
    const [first] = (await visits.get({ visitId })).filings;
    expect(first).toMatchObject({ trackingNumber: '1405123456', branch: 'شعبه ۳', filedTime: '09:30' });
    // A mistyped number is put right; it is no second filing.
    const right = { visitId, ...filing, trackingNumber: '1405999999' };
    expect((await problemOf(visits.recordFiling(right))).code).toBe('FILED_ALREADY');
    await visits.recordFiling({ ...right, replaces: first?.filingId });
    expect((await visits.get({ visitId })).filings).toMatchObject([{ trackingNumber: '1405999999' }]);
    // What was put right stands no more, and is put right once.
    const again = { ...right, trackingNumber: '1405777777', replaces: first?.filingId };
    expect((await problemOf(visits.recordFiling(again))).code).toBe('NOT_FOUND');
  });

  it('D1.12 nothing is filed for whoever was not identified, served and paid for', async () => {
    const office = await officeAtWork();
    const { visits, payments } = office.as(office.clerk);
    const file = (visitId: string, over: object = {}) =>
      problemOf(visits.recordFiling({ visitId, ...filing, ...over }));
    const opened = await openVisit(office, '0790419904');
    expect((await file(opened)).code).toBe('FEES_NOT_CHARGED');
    await visits.cancel({ visitId: opened, reasonCode: 'client_left' });
    expect((await file(opened)).code).toBe('VISIT_NOT_OPEN');
    const { visitId } = await chargedVisit(office);
    expect((await file(visitId)).code).toBe('VISIT_NOT_PAID');
    await payments.record(slip(visitId));
    for (const trackingNumber of ['', '12', 'کدرهگیری'])
      expect((await file(visitId, { trackingNumber })).code).toBe('INPUT_INVALID');
  });

  it('D1.12 what was typed at the opening is no filing, and must be a tracking number', async () => {
    const office = await officeAtWork();
    const { dayClose, visits, fees, payments, identity } = office.as(office.clerk);
    const open = (trackingNumber: string) =>
      visits.open({
        client: {
          clientType: 'iranian_adult',
          name: 'رضا محمدی',
          nationalCode: '0499370899',
          mobile: '09121234567',
          postalCode: '1193653471',
          matterRole: 'plaintiff',
          trackingNumber,
        },
      });
    for (const typed of ['x', '12', 'کدرهگیری', '1'.repeat(25)])
      expect(await problemOf(open(typed))).toEqual({
        code: 'IDENTIFIER_INVALID',
        params: { field: 'trackingNumber', reason: 'tracking_number_format' },
      });
    const { visitId } = await open('۱۴۰۵-۱۲۳۴۵۶');
    const answers = completeAnswers('iranian_adult', 'plaintiff');
    await identity.verify({ visitId, answers, note: '' });
    await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
    await payments.record(slip(visitId));
    await visits.complete({ visitId });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId }]);
    expect((await visits.get({ visitId })).filings).toEqual([]);
    await visits.recordFiling({ visitId, ...filing });
    expect(await dayClose.unfiled()).toEqual([]);
  });

  it('D1.12 nothing is filed while the payment is taken back, until it was paid again', async () => {
    const office = await officeAtWork();
    const { visits, payments, fees } = office.as(office.manager);
    const { visitId, chargeId } = await chargedVisit(office);
    const { password } = office.manager;
    const facts = { reasonCode: 'client_withdrew', note: '', password } as const;
    const first = await payments.record(slip(visitId));
    await visits.complete({ visitId });
    await payments.reverse({ paymentId: first.paymentId, ...facts });
    expect(await problemOf(visits.recordFiling({ visitId, ...filing }))).toEqual({
      code: 'VISIT_NOT_PAID',
      params: { due: 770_000 },
    });
    const again = await payments.record(slip(visitId, { rrn: '123456789013' }));
    await visits.recordFiling({ visitId, ...filing });
    await payments.reverse({ paymentId: again.paymentId, ...facts });
    await fees.cancelCompletedCharge({
      chargeId,
      reasonCode: 'wrong_service',
      reason: 'خدمت دیگری خواسته شده بود',
      password,
    });
    expect((await problemOf(visits.recordFiling({ visitId, ...filing }))).code).toBe('FEES_NOT_CHARGED');
  });

  it('D1.12 what the manager completed underpaid is filed, as far as that went', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { dayClose, visits, payments } = office.as(office.manager);
    const { visitId } = await chargedVisit(office);
    const { password } = office.manager;
    await payments.record(slip(visitId, { amount: 70_000 }));
    const { paymentId } = await payments.record(slip(visitId, { rrn: '123456789013', amount: 7_000 }));
    await visits.completeUnderpaid({ visitId, reason: 'مبلغ کمتر از تعرفه گرفته شد', password });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId }]);
    await visits.recordFiling({ visitId, ...filing });
    expect(await dayClose.unfiled()).toEqual([]);
    await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    expect(await problemOf(visits.recordFiling({ visitId, ...filing }))).toEqual({
      code: 'VISIT_NOT_PAID',
      params: { due: 700_000 },
    });
  });

  it('D4.15 a government charge is recorded as it was said, beside what is due here and to no effect on it', async () => {
    const office = await officeAtWork();
    const { visits, payments, fees } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await payments.record(slip(visitId));
    const { account } = await visits.get({ visitId });
    const onPos = office.desk.reads.fees.officePosTotalOfDay(today);
    await visits.recordFiling({ visitId, ...filing });
    const [bare] = (await visits.get({ visitId })).filings;
    expect(bare?.governmentCharge).toBeNull();
    const replaces = bare?.filingId;
    await visits.recordFiling({ visitId, ...filing, governmentCharge: 1_250_000, replaces });
    const filed = await visits.get({ visitId });
    expect(filed.filings).toMatchObject([{ governmentCharge: 1_250_000 }]);
    expect(filed.account).toEqual(account);
    expect(office.desk.reads.fees.officePosTotalOfDay(today)).toBe(onPos);
    // No other way leads there: a service takes counts, and a charge no amount.
    const smuggled = { visitId, lines: [{ itemCode: 'petition', count: 1, governmentCharge: 5 }] };
    expect((await problemOf(fees.charge(smuggled as never))).code).toBe('INPUT_INVALID');
    for (const governmentCharge of [-1, 1.5, '1250000'])
      expect(
        (await problemOf(visits.recordFiling({ visitId, ...filing, governmentCharge } as never))).code,
      ).toBe('INPUT_INVALID');
    expect((await verifyOffice(office.desk, () => undefined)).findings).toEqual([]);
  });

  it('D1.12 leaves no tracking number in what travels', async () => {
    const office = await officeAtWork();
    const { visits, payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await payments.record(slip(visitId));
    const before = office.desk.path.journal.count();
    await visits.recordFiling({ visitId, ...filing });
    const [entry] = office.desk.path.journal.arrivedAfter(before, 10);
    expect(Buffer.from(entry?.bytes ?? []).toString()).not.toContain('1405123456');
  });
});
