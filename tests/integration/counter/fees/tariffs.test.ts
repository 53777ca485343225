import { describe, expect, it } from 'vitest';
import {
  confirmTariff,
  morning,
  openOffice,
  problemOf,
  putRateInForce,
  testTariff,
  today,
} from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const typingRate = {
  itemCode: 'typing',
  amount: 30_000,
  authority: 'اتحادیه',
  letterNumber: '12/3',
  letterDay: '2026-03-10',
  effectiveFrom: '2026-03-21',
};

describe('a tariff version', () => {
  it('D4.1 is in force only after a second person confirmed it', async () => {
    const office = await openOffice({ unconfirmed: true });
    const { fees } = office.as(office.clerk);
    expect(await fees.inForce()).toBeNull();
    const lines = [{ itemCode: 'petition', count: 1 }];
    expect(await problemOf(fees.quote({ lines }))).toEqual({
      code: 'TARIFF_MISSING',
      params: { day: today },
    });
    const [waiting] = await fees.listTariffs();
    expect(waiting).toMatchObject({ proposedBy: office.manager.id, confirmedBy: null });
    await confirmTariff(office.as(office.clerk), waiting?.tariffId ?? '');
    expect(await fees.inForce()).toMatchObject({ title: testTariff.title, enteredByOffice: true });
    expect((await fees.listTariffs())[0]?.confirmation).toBe('nobody_else');
    expect((await fees.quote({ lines })).total).toBe(770_000);
  });

  it('is entered by the manager alone, and only once', async () => {
    const office = await openOffice();
    const tariff = { ...testTariff, title: 'دیگر' };
    expect((await problemOf(office.as(office.clerk).fees.proposeTariff({ tariff }))).code).toBe(
      'NOT_ALLOWED',
    );
    await office.as(office.manager).fees.proposeTariff({ tariff });
    expect((await problemOf(office.as(office.manager).fees.proposeTariff({ tariff }))).code).toBe(
      'TARIFF_ALREADY_KNOWN',
    );
  });

  it('with a day that does not exist is refused', async () => {
    const office = await openOffice();
    const tariff = { ...testTariff, effectiveFrom: '2026-02-30' };
    expect(await problemOf(office.as(office.manager).fees.proposeTariff({ tariff }))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['tariff.effectiveFrom'] },
    });
  });

  it('takes effect on its day, the newest first, and of one day the one confirmed last', async () => {
    const office = await openOffice({ at: '2026-11-24T04:30:00.000Z' });
    const { fees } = office.as(office.clerk);
    const enter = async (title: string, effectiveFrom: string) => {
      const tariff = { ...testTariff, title, effectiveFrom };
      const { tariffId } = await office.as(office.manager).fees.proposeTariff({ tariff });
      return () => confirmTariff(office.as(office.clerk), tariffId);
    };
    const confirmFirst = await enter('first', '2026-11-25');
    const confirmSecond = await enter('second', '2026-11-25');
    const confirmTomorrow = await enter('tomorrow', '2026-11-26');
    await confirmSecond();
    await confirmTomorrow();
    expect((await fees.inForce())?.title).toBe(testTariff.title);
    office.clock.set(morning);
    expect((await fees.inForce())?.title).toBe('second');
    await confirmFirst();
    expect((await fees.inForce())?.title).toBe('first');
    office.clock.set('2026-11-26T04:30:00.000Z');
    expect((await fees.inForce())?.title).toBe('tomorrow');
  });
});

describe('an external rate', () => {
  it('fills the open item in from its day on, the newest first', async () => {
    const office = await openOffice();
    const { fees } = office.as(office.manager);
    const lines = [{ itemCode: 'typing', count: 2 }];
    expect((await problemOf(fees.quote({ lines }))).code).toBe('FEE_RATE_MISSING');
    const [first, second] = [office.as(office.manager), office.as(office.clerk)];
    await putRateInForce(first, second, typingRate);
    await putRateInForce(first, second, { ...typingRate, amount: 40_000, effectiveFrom: '2026-11-26' });
    const quote = await fees.quote({ lines });
    expect(quote.total).toBe(60_000);
    expect(quote.lines[0]?.explanation).toContainEqual({
      kind: 'external_rate',
      authority: 'اتحادیه',
      letterNumber: '12/3',
      letterDay: '2026-03-10',
      unitAmount: 30_000,
      rateId: (await fees.listRates()).find(({ amount }) => amount === 30_000)?.rateId,
    });
    office.clock.set('2026-11-26T04:30:00.000Z');
    const rates = (await fees.inForce())?.items.map(({ code, rate }) => [code, rate]);
    expect(rates).toContainEqual(['typing', 40_000]);
    expect(rates).toContainEqual(['petition', 770_000]);
  });

  it('belongs to the manager, to an open item and to a day that exists', async () => {
    const office = await openOffice();
    const { fees } = office.as(office.manager);
    expect((await problemOf(office.as(office.clerk).fees.proposeRate(typingRate))).code).toBe('NOT_ALLOWED');
    const priced = { ...typingRate, itemCode: 'petition' };
    expect((await problemOf(fees.proposeRate(priced))).code).toBe('FEE_ITEM_UNKNOWN');
    const noDay = { ...typingRate, letterDay: '2026-13-01' };
    expect((await problemOf(fees.proposeRate(noDay))).code).toBe('INPUT_INVALID');
    const leapless = { ...typingRate, letterDay: '2026-02-29' };
    expect(await problemOf(fees.proposeRate(leapless))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['letterDay'] },
    });
  });
});

describe('a quote', () => {
  it('explains each amount and changes nothing', async () => {
    const office = await openOffice();
    const entries = office.desk.path.journal.count();
    const quote = await office.as(office.clerk).fees.quote({
      lines: [
        {
          itemCode: 'petition',
          count: 1,
          persons: 3,
          reduction: { code: 'insolvency', basisPoints: 3_000 },
        },
        { itemCode: 'sms', count: 1 },
      ],
    });
    expect(quote.lines.map(({ title, gross }) => [title, gross])).toEqual([
      ['دادخواست', 539_000],
      ['نفر اضافه', 49_000],
      ['پیامک', 15_000],
    ]);
    expect([quote.total, quote.officePosTotal]).toEqual([603_000, 588_000]);
    expect(office.desk.path.journal.count()).toBe(entries);
  });

  it.each(
    everyNth(3, [
      [{ itemCode: 'advice', count: 1 }, 'FEE_ITEM_UNKNOWN'],
      [{ itemCode: 'typing', count: 1 }, 'FEE_RATE_MISSING'],
      [{ itemCode: 'petition', count: 0 }, 'INPUT_INVALID'],
      [
        { itemCode: 'petition', count: 1, reduction: { code: 'friend', basisPoints: 100 } },
        'REDUCTION_NOT_LISTED',
      ],
      [
        { itemCode: 'petition', count: 1, reduction: { code: 'insolvency', basisPoints: 3_001 } },
        'REDUCTION_NOT_LISTED',
      ],
    ]),
  )('of %o is refused with %s', async (line, code) => {
    const office = await openOffice();
    expect((await problemOf(office.as(office.clerk).fees.quote({ lines: [line] }))).code).toBe(code);
  });
});
