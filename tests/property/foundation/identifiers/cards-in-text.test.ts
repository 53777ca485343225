// A full card number is masked in whatever shape it is written and whatever numbers stand around it (A21).
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { cleanText } from '#core/foundation/identifiers/clean-text.ts';
import { toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';

const card = '6037997512345670';
const masked = '603799******5670';

/** Fifteen digits that begin as a card does, with the digit that makes them one. */
function withCheckDigit(fifteen: string): string {
  const sum = [...fifteen].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${fifteen}${(10 - (sum % 10)) % 10}`;
}

const digitsOf = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const cards = fc
  .tuple(fc.constantFrom('3', '4', '5', '6', '991975'), digitsOf(14))
  .map(([begin, rest]) => withCheckDigit(`${begin}${rest}`.slice(0, 15)));
const between = fc.constantFrom(
  ...['', ' ', '  ', '   ', '-', ' - ', '–', ' — ', '\u2212', '.', ' . ', '·', '/', ' / ', '\\', '_', ', '],
  ...['،', '\u200c', '\u200f ', ' \u200f-\u200e ', '\u00a0', '\t', '\n'],
);
const before = fc.constantFrom(
  ...['', 'کارت ', 'RRN 123456789012 ', '1403 ', '0912 345 6789 ', '12:30 ', '۱۴۰۵/۰۹/۰۴ ', '6037 9975 '],
  ...['4 ', '77-', '1405-09-04-', '603799******5670 ', '5022291012345678 '],
);
const after = fc.constantFrom('', ' بود', ' 12', '-1405', ' 4567 8901', '.', '، ۲');
/** In fours with a sign at each place, or with at most a space or a dash at any: what may stand between is no more than that. */
const gaps = fc.array(between, { minLength: 3, maxLength: 3 }).filter((signs) => {
  const seen = signs.map((sign) => sign.replace(/\p{Cf}/gu, ''));
  return seen.every((sign) => sign !== '') || seen.every((sign) => /^[\s\p{Pd}\u2212]?$/u.test(sign));
});
const written = (number: string, signs: readonly string[]): string =>
  (number.match(/.{4}/g) ?? []).map((group, index) => `${group}${signs[index] ?? ''}`).join('');

describe('a full card number in a text', () => {
  it.each([
    [`RRN 123456789012 6037-9975-1234-5670`, `RRN 123456789012 ${masked}`],
    ['1403 6037 9975 1234 5670', `1403 ${masked}`],
    ['۱۴۰۳ ۶۰۳۷ ۹۹۷۵ ۱۲۳۴ ۵۶۷۰', `۱۴۰۳ ${masked}`],
    ['0912 345 6789 6037 9975 1234 5670', `0912 345 6789 ${masked}`],
    ['12:30 6037 9975 1234 5670', `12:30 ${masked}`],
    ['6037  9975  1234  5670', masked],
    ['6037 - 9975 - 1234 - 5670', masked],
    ['6037.9975.1234.5670', masked],
    ['6037/9975/1234/5670', masked],
    ['6037_9975_1234_5670', masked],
    [`${card} ${card}`, `${masked} ${masked}`],
    ['6037 9975 1234 5670 6037 9975 1234 5670', `${masked} ${masked}`],
  ])('A21 is masked in «%s»', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  test('A21 is masked behind and before any other numbers, in any digits and with any signs between its groups', () => {
    fc.assert(
      fc.property(cards, before, after, gaps, fc.boolean(), (number, first, last, signs, isPersian) => {
        const grouped = written(number, signs);
        const typed = `${first}${isPersian ? toPersianDigits(grouped) : grouped}${last}`;
        // The number is nowhere whole: where one before it makes another card of its beginning, that one is masked.
        for (const kept of [cleanText(typed), maskCardsInText(typed)])
          expect(toLatinDigits(kept).replace(/[^\d*]/g, ''), typed).not.toContain(number);
      }),
    );
  });

  test('A21 is masked alone as the first six and last four, however it is written', () => {
    fc.assert(
      fc.property(cards, gaps, (number, signs) => {
        const kept = `«${number.slice(0, 6)}******${number.slice(12)}»`;
        expect(cleanText(`«${written(number, signs)}»`)).toBe(kept);
      }),
    );
  });

  test('A21 is masked once for all: cleaning again changes nothing, whatever numbers stand together', () => {
    const parts = fc.oneof(cards, digitsOf(4), digitsOf(6), digitsOf(12), between, fc.constant(masked));
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (texts) => {
        const once = cleanText(texts.join(''));
        expect(cleanText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('A21 dates, times, amounts, phones, identifiers and reference numbers stay as they are', () => {
    for (const text of [
      '۱۴۰۵/۰۹/۰۴ ۱۲۳۴۵۶۷۸',
      '1405/09/04 10:11:12 633012345678',
      '۴٬۵۰۰٬۰۰۰ و ۳٬۲۰۰٬۰۰۰ ریال',
      '4,500,000 / 3,200,000 / 6,000,000',
      '0912 345 6789 - 0935 111 2233',
      '0499370899, 0790419904',
      '633012345678 / 000123 / 12345678',
      '6037 9975 1234 5671',
      '6037 9975 1234',
      '192.168.1.10:4000',
    ])
      expect(cleanText(text), text).toBe(text);
  });
});
