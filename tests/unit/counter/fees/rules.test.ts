import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RequestedLine, TariffItem } from '#core/counter/fees/contract.ts';
import { type ExternalRate, priceFees, type TariffVersion, tariffInForce } from '#core/counter/fees/rules.ts';

const office = { payee: 'office', channel: 'office_pos' } as const;
const filed = { ...office, files: true };
const item = { ...office, files: false };

const tariff: TariffVersion = {
  code: '1396',
  vatMode: 'exempt',
  vatBasisPoints: 0,
  items: [
    {
      code: 'petition',
      title: 'دادخواست',
      unit: 'each',
      amount: 180_000,
      includedPersons: 2,
      includedPages: 2,
      ...filed,
    },
    { code: 'extra-person', title: 'هر نفر', unit: 'person', amount: 22_000, ...item },
    { code: 'attachment-page', title: 'پیوست', unit: 'page', amount: 25_000, ...item },
    { code: 'typing', title: 'تایپ', unit: 'page', amount: null, external: true, ...item },
    {
      ...item,
      code: 'sms',
      title: 'پیامک',
      unit: 'each',
      amount: 1_001,
      payee: 'sms',
      channel: 'system_gateway',
    },
  ],
  reductions: [{ code: 'insolvency', title: 'اعسار', maxBasisPoints: 3_000 }],
};

const typingRate: ExternalRate = {
  itemCode: 'typing',
  amount: 30_000,
  authority: 'اتحادیه',
  letterNumber: '12/3',
  letterDay: '2026-04-01',
};

function priced(version: TariffVersion, requested: readonly RequestedLine[]) {
  const fees = priceFees(version, [typingRate], requested);
  if (!fees.ok) throw new Error(`refused: ${fees.refusal.code}`);
  return fees;
}

function refusal(requested: RequestedLine, rates: readonly ExternalRate[] = [typingRate]) {
  const fees = priceFees(tariff, rates, [requested]);
  return fees.ok ? null : fees.refusal;
}

describe('a price', () => {
  it('is the tariff’s rate times the count, with its making explained', () => {
    const { lines, total } = priced(tariff, [{ itemCode: 'extra-person', count: 3 }]);
    expect(total).toBe(66_000);
    expect(lines).toEqual([
      {
        itemCode: 'extra-person',
        unitAmount: 22_000,
        count: 3,
        includedUnits: 0,
        chargedCount: 3,
        net: 66_000,
        vat: 0,
        gross: 66_000,
        ...office,
        explanation: [{ kind: 'tariff_rate', tariff: '1396', unitAmount: 22_000 }],
      },
    ]);
  });

  it('covers the included persons and pages', () => {
    const { lines, total } = priced(tariff, [{ itemCode: 'petition', count: 1, persons: 2, pages: 1 }]);
    expect(total).toBe(180_000);
    expect(lines.map((line) => line.explanation)).toEqual([
      [
        { kind: 'covered', what: 'persons', given: 2, included: 2 },
        { kind: 'covered', what: 'pages', given: 1, included: 2 },
        { kind: 'tariff_rate', tariff: '1396', unitAmount: 180_000 },
      ],
    ]);
  });

  it('D4.3 charges only the excess over the included units, each under its own item', () => {
    const { lines, total } = priced(tariff, [{ itemCode: 'petition', count: 1, persons: 3, pages: 6 }]);
    expect(total).toBe(180_000 + 22_000 + 4 * 25_000);
    expect(
      lines.map(({ itemCode, count, includedUnits, chargedCount }) => [
        itemCode,
        count,
        includedUnits,
        chargedCount,
      ]),
    ).toEqual([
      ['petition', 1, 0, 1],
      ['extra-person', 3, 2, 1],
      ['attachment-page', 6, 2, 4],
    ]);
    expect(lines[2]?.explanation[0]).toEqual({
      kind: 'excess_of',
      itemCode: 'petition',
      documents: 1,
      given: 6,
      included: 2,
    });
  });

  it('takes persons and pages as those of each document', () => {
    const { total } = priced(tariff, [{ itemCode: 'petition', count: 2, pages: 3 }]);
    expect(total).toBe(2 * 180_000 + 2 * 25_000);
  });

  it('takes an external rate with its reference', () => {
    const { lines, total } = priced(tariff, [{ itemCode: 'typing', count: 2 }]);
    expect(total).toBe(60_000);
    expect(lines[0]?.explanation).toEqual([
      {
        kind: 'external_rate',
        authority: 'اتحادیه',
        letterNumber: '12/3',
        letterDay: '2026-04-01',
        unitAmount: 30_000,
      },
    ]);
  });

  it('of the system’s gateway stays out of the office’s POS', () => {
    const { total, officePosTotal } = priced(tariff, [
      { itemCode: 'sms', count: 1 },
      { itemCode: 'petition', count: 1 },
    ]);
    expect(total).toBe(181_001);
    expect(officePosTotal).toBe(180_000);
  });

  it('of nothing is nothing', () => {
    expect(priced(tariff, [])).toEqual({ ok: true, lines: [], total: 0, officePosTotal: 0 });
  });
});

describe('VAT', () => {
  it('is added on top when the version says so', () => {
    const { lines, total } = priced({ ...tariff, vatMode: 'added', vatBasisPoints: 1_000 }, [
      { itemCode: 'petition', count: 1 },
    ]);
    expect(lines[0]).toMatchObject({ net: 180_000, vat: 18_000, gross: 198_000 });
    expect(lines[0]?.explanation.at(-1)).toEqual({
      kind: 'vat',
      mode: 'added',
      basisPoints: 1_000,
      amount: 18_000,
    });
    expect(total).toBe(198_000);
  });

  it('is split off when the price includes it', () => {
    const { lines, total } = priced({ ...tariff, vatMode: 'included', vatBasisPoints: 1_000 }, [
      { itemCode: 'petition', count: 1 },
    ]);
    expect(lines[0]).toMatchObject({ net: 163_636, vat: 16_364, gross: 180_000 });
    expect(total).toBe(180_000);
  });

  it('does not touch what the office collects for others', () => {
    const { lines } = priced({ ...tariff, vatMode: 'added', vatBasisPoints: 1_000 }, [
      { itemCode: 'sms', count: 1 },
    ]);
    expect(lines[0]).toMatchObject({ net: 1_001, vat: 0, gross: 1_001 });
  });
});

describe('a reduction', () => {
  it('D4.4 by a listed code applies to the line and its excess, and never exceeds its cap by rounding', () => {
    const reduction = { code: 'insolvency', basisPoints: 3_000 };
    const { lines, total } = priced(tariff, [{ itemCode: 'petition', count: 1, persons: 3, reduction }]);
    expect(lines.map((line) => line.gross)).toEqual([126_000, 15_400]);
    expect(total).toBe(141_400);
    expect(lines[0]?.explanation.at(-1)).toEqual({ kind: 'reduction', ...reduction, amount: 54_000 });
    // 30 % of 1001 is 300.3: a cut of 301 would be more than 30 %.
    expect(priced(tariff, [{ itemCode: 'sms', count: 1, reduction }]).total).toBe(701);
  });

  it('that is not listed is refused', () => {
    expect(
      refusal({ itemCode: 'petition', count: 1, reduction: { code: 'friend', basisPoints: 100 } }),
    ).toEqual({
      code: 'REDUCTION_NOT_LISTED',
      params: { reduction: 'friend' },
    });
  });

  it.each([3_001, 0, -1, 10.5, Number.NaN])('of %d basis points is out of its range', (basisPoints) => {
    expect(
      refusal({ itemCode: 'petition', count: 1, reduction: { code: 'insolvency', basisPoints } }),
    ).toEqual({
      code: 'REDUCTION_NOT_LISTED',
      params: { reduction: 'insolvency' },
    });
  });
});

describe('a request is refused', () => {
  it('for an item that the tariff does not have', () => {
    expect(refusal({ itemCode: 'advice', count: 1 })).toEqual({
      code: 'FEE_ITEM_UNKNOWN',
      params: { item: 'advice' },
    });
  });

  it('when the excess has no item in the tariff', () => {
    const bare = { ...tariff, items: tariff.items.filter(({ code }) => code !== 'extra-person') };
    expect(priceFees(bare, [], [{ itemCode: 'petition', count: 1, persons: 3 }])).toEqual({
      ok: false,
      refusal: { code: 'FEE_ITEM_UNKNOWN', params: { item: 'extra-person' } },
    });
  });

  it('for an external item without a rate', () => {
    expect(refusal({ itemCode: 'typing', count: 1 }, [])).toEqual({
      code: 'FEE_RATE_MISSING',
      params: { item: 'typing' },
    });
  });

  it.each([
    { count: 0 },
    { count: -1 },
    { count: 1.5 },
    { count: Number.NaN },
    { count: 10_001 },
    { count: 1, persons: -1 },
    { count: 1, pages: 0.5 },
  ])('for the counts %o', (counts) => {
    expect(refusal({ itemCode: 'petition', ...counts })).toEqual({
      code: 'FEE_COUNT_INVALID',
      params: { item: 'petition' },
    });
  });

  it('when the amount grows beyond reason, in one line or in all', () => {
    const rate = { ...typingRate, amount: 60_000_000_000_000 };
    const once = { itemCode: 'typing', count: 1 };
    expect(refusal({ ...once, count: 2 }, [rate])).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['lines'] },
    });
    expect(priceFees(tariff, [rate], [once, once])).toEqual({
      ok: false,
      refusal: { code: 'INPUT_INVALID', params: { fields: ['lines'] } },
    });
  });
});

describe('the tariff in force', () => {
  const versions = [
    { version: 1, effectiveFrom: '2025-03-21' },
    { version: 3, effectiveFrom: '2026-03-21' },
    { version: 2, effectiveFrom: '2026-03-21' },
    { version: 4, effectiveFrom: '2027-03-21' },
  ];

  it.each([
    ['2025-03-20', null],
    ['2025-03-21', 1],
    ['2026-03-20', 1],
    ['2026-03-21', 3],
    ['2026-11-25', 3],
    ['2027-03-21', 4],
  ])('on %s is version %s', (day, version) => {
    expect(tariffInForce(versions, day)?.version ?? null).toBe(version);
    expect(tariffInForce(versions.toReversed(), day)?.version ?? null).toBe(version);
  });
});

describe('the public tables', () => {
  it.each([
    ['1396', { itemCode: 'petition', count: 1, persons: 4, pages: 5 }, 180_000 + 2 * 22_000 + 3 * 22_000],
    ['1399', { itemCode: 'petition', count: 1 }, 238_050],
    ['1403', { itemCode: 'petition', count: 1 }, 770_000],
  ])('of %s are marked not current and can be priced', (year, request, total) => {
    const file = new URL(`../../../../core/counter/fees/public-tariffs/${year}.json`, import.meta.url);
    const table: { current: boolean; items: Omit<TariffItem, 'payee' | 'channel'>[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    expect(table.current).toBe(false);
    const version: TariffVersion = {
      code: year,
      vatMode: 'exempt',
      vatBasisPoints: 0,
      items: table.items.map((item) => ({ ...item, ...office })),
    };
    expect(priced(version, [request]).total).toBe(total);
  });
});
