import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TariffDocument } from '#core/counter/fees/contract.ts';
import { readTariffFile } from '#core/counter/fees/tariff-file.ts';

const options = {
  code: 'public-1403',
  title: 'تعرفهٔ ۱۴۰۳',
  authority: 'مرکز',
  letterNumber: '1',
  letterDay: '2024-03-01',
  effectiveFrom: '2024-03-20',
  vatMode: 'exempt',
  vatBasisPoints: 0,
} as const;

const document: TariffDocument = {
  ...options,
  items: [
    {
      code: 'petition',
      title: 'دادخواست',
      unit: 'each',
      amount: 1,
      payee: 'office',
      channel: 'office_pos',
      files: true,
    },
  ],
};

function read(content: unknown) {
  return readTariffFile(JSON.stringify(content), options);
}

function publicTable(year: string): string {
  return readFileSync(
    new URL(`../../../../core/counter/fees/public-tariffs/${year}.json`, import.meta.url),
    'utf8',
  );
}

function refused(where: string, reason: string) {
  return { ok: false, refusal: { code: 'TARIFF_INVALID', params: { where, reason } } };
}

describe('a tariff file', () => {
  it('that is a whole document is taken as it is, with or without a byte order mark', () => {
    expect(readTariffFile(JSON.stringify(document), null)).toEqual({ ok: true, tariff: document });
    expect(readTariffFile(`\ufeff${JSON.stringify(document)}`, null)).toEqual({ ok: true, tariff: document });
  });

  it.each(['1396', '1399', '1403'])(
    'of the public table %s is completed by what the caller knows',
    (year) => {
      const result = readTariffFile(publicTable(year), { ...options, payee: 'government' });
      if (!result.ok) throw new Error(result.refusal.params.where);
      expect(result.tariff).toMatchObject(options);
      expect(result.tariff.items.length).toBeGreaterThan(10);
      expect(new Set(result.tariff.items.map(({ payee, channel }) => `${payee} ${channel}`))).toEqual(
        new Set(['government office_pos']),
      );
    },
  );

  it('of a published table needs to be completed', () => {
    expect(readTariffFile(publicTable('1403'), null)).toEqual(refused('file', 'not_a_document'));
  });

  it('keeps the payee and channel that a table gives', () => {
    const [item] = document.items;
    const result = read({
      kind: 'tariff',
      currency: 'IRR',
      items: [{ ...item, payee: 'sms', channel: 'system_gateway' }],
    });
    expect(result.ok && result.tariff.items[0]).toMatchObject({ payee: 'sms', channel: 'system_gateway' });
  });

  it.each([
    ['{', refused('file', 'not_json')],
    ['', refused('file', 'not_json')],
    ['null', refused('file', 'invalid_type')],
    ['[]', refused('file', 'invalid_type')],
    ['"تعرفه"', refused('file', 'invalid_type')],
    [' '.repeat(1024 * 1024 + 1), refused('file', 'too_large')],
  ])('that is no tariff is refused', (text, problem) => {
    expect(readTariffFile(text, options)).toEqual(problem);
  });

  it.each([
    [{ ...document, items: [{ ...document.items[0], amount: null }] }, 'items.0.amount', 'missing'],
    [{ ...document, items: [document.items[0], document.items[0]] }, 'items.1.code', 'twice'],
    [{ ...document, items: [{ ...document.items[0], amount: 1.5 }] }, 'items.0.amount', 'invalid_type'],
    [{ ...document, items: [] }, 'items', 'too_small'],
    // Whether a service is filed is said of each, never taken for granted (D4.16).
    [{ ...document, items: [{ ...document.items[0], files: undefined }] }, 'items.0.files', 'invalid_type'],
    [{ ...document, surcharge: 1 }, 'file', 'unrecognized_keys'],
    [{ ...document, vatMode: 'cash' }, 'vatMode', 'invalid_value'],
    [{ kind: 'tariff', currency: 'IRT', items: document.items }, 'currency', 'invalid_value'],
    [{ kind: 'tariff', currency: 'IRR', items: [{ code: 'x' }] }, 'items.0.title', 'invalid_type'],
  ])('with a mistake names its place', (content, where, reason) => {
    expect(read(content)).toEqual(refused(where, reason));
  });
});
