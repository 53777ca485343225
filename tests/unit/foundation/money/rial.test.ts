import { describe, expect, it } from 'vitest';
import { addVat, formatRial, MAX_RIALS, parseRial, splitIncludedVat } from '#core/foundation/money/rial.ts';

describe('parseRial', () => {
  it.each([
    ['۱,۲۳۴', 1234],
    ['1٬234', 1234],
    ['۱۲۳ ریال', 123],
    ['۱۲۳ريال', 123],
    ['۱٬۲۳۴ ﷼', 1234],
    ['٧٧٠،٠٠٠', 770_000],
    ['1.234.567', 1_234_567],
    ['12 345 678', 12_345_678],
    ['1\u00a0234', 1234],
    ['\u200f\u202b۶۳۰٬۰۰۰\u202c ', 630_000],
    ['007', 7],
    ['0', 0],
    ['100000000000000', MAX_RIALS],
  ])('reads «%s» as %d rials', (text, rials) => {
    expect(parseRial(text)).toEqual({ ok: true, rials });
  });

  it.each([
    ['', 'empty'],
    [' \u200f\u00a0', 'empty'],
    ['ریال', 'not_a_number'],
    ['abc', 'not_a_number'],
    ['12a', 'not_a_number'],
    ['1,23', 'not_a_number'],
    ['1,2345', 'not_a_number'],
    ['0,123', 'not_a_number'],
    ['1,000٬000', 'not_a_number'],
    ['1,,000', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['۱۰۰ تومان', 'not_a_number'],
    ['1٫234٫567', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['.', 'not_a_number'],
    ['1.5', 'not_integer'],
    ['1.234', 'not_integer'],
    ['۱۲٫۵۰', 'not_integer'],
    ['1,234.00', 'not_integer'],
    ['.5', 'not_integer'],
    ['-5', 'negative'],
    ['۵-', 'negative'],
    ['\u200e\u2212۱٬۲۳۴', 'negative'],
    ['100000000000001', 'too_large'],
    ['999,999,999,999,999,999,999', 'too_large'],
  ])('refuses «%s» as %s', (text, reason) => {
    expect(parseRial(text)).toEqual({ ok: false, reason });
  });
});

describe('formatRial', () => {
  it('groups by thousands in both languages', () => {
    expect(formatRial(1_234_567, 'fa')).toBe('۱٬۲۳۴٬۵۶۷');
    expect(formatRial(1_234_567, 'en')).toBe('1,234,567');
    expect(formatRial(0, 'fa')).toBe('۰');
    expect(formatRial(999, 'en')).toBe('999');
  });

  it('puts the minus on the left of the number, in right-to-left text too', () => {
    expect(formatRial(-1234, 'fa')).toBe('\u200e\u2212۱٬۲۳۴');
    expect(formatRial(-1234, 'en')).toBe('-1,234');
  });

  it('refuses what is not a whole number of rials', () => {
    for (const amount of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => formatRial(amount, 'fa')).toThrow(RangeError);
    }
  });
});

describe('VAT', () => {
  it('splits an included VAT with halves rounded up', () => {
    expect(splitIncludedVat(110_000, 1000)).toEqual({ net: 100_000, vat: 10_000 });
    expect(splitIncludedVat(100, 1000)).toEqual({ net: 91, vat: 9 });
    // 3 · 10000 / 20000 = 1.5
    expect(splitIncludedVat(3, 10_000)).toEqual({ net: 2, vat: 1 });
    expect(splitIncludedVat(770_000, 0)).toEqual({ net: 770_000, vat: 0 });
  });

  it('splits a reversal into exactly the opposite parts', () => {
    expect(splitIncludedVat(-3, 10_000)).toEqual({ net: -2, vat: -1 });
  });

  it('stays exact where floating point would not', () => {
    expect(splitIncludedVat(99_999_999_999_999, 1000)).toEqual({
      net: 90_909_090_909_090,
      vat: 9_090_909_090_909,
    });
  });

  it('adds VAT on top', () => {
    expect(addVat(630_000, 1000)).toEqual({ vat: 63_000, gross: 693_000 });
    expect(addVat(5, 1000)).toEqual({ vat: 1, gross: 6 });
  });

  it.each([-1, 10_001, 0.5, Number.NaN])('refuses a rate of %d basis points', (basisPoints) => {
    expect(() => splitIncludedVat(100, basisPoints)).toThrow(RangeError);
    expect(() => addVat(100, basisPoints)).toThrow(RangeError);
  });
});
