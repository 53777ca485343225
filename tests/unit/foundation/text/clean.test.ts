import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cleanTexts } from '#core/foundation/identifiers/clean-text.ts';

const half = '\u200c';

describe('text on its way into the journal', () => {
  it.each([
    ['bidi marks and overrides', '\u202eعلی\u202c \u2066رضایی\u2069\u200f', 'علی رضایی'],
    ['controls', 'علی\u0000\u0007 رضایی\u001b', 'علی رضایی'],
    ['invisible characters', 'ع\u200bل\u2060ی\ufeff\u00ad', 'علی'],
    ['what a font draws as nothing', 'ع\u3164ل\u034f\ufe0fی\u2800\u{e0101}\ue000', 'علی'],
    ['a half-space at the end or doubled', `می${half}${half}شود${half}`, `می${half}شود`],
    ['a half-space between Latin and a space', `${half} a${half} `, ' a '],
  ])('A20 loses %s', (_what, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('A20 keeps the half-space of a word, line breaks, and everything that is seen', () => {
    for (const text of [`نمی${half}شود`, 'خط یک\nخط دو', 'قیمت ۷۷۰٬۰۰۰ ریال؛ «درست»', '🙂 O’Neill'])
      expect(cleanText(text)).toBe(text);
  });

  it.each([
    ['6037997512345670', '603799******5670'],
    ['کارت ۶۰۳۷-۹۹۷۵-۱۲۳۴-۵۶۷۰ بود', 'کارت 603799******5670 بود'],
    ['6037 9975\u200f 1234 5670', '603799******5670'],
  ])('A21 masks a full card number: %s', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('A21 leaves what is no card: case numbers, reference numbers, longer runs', () => {
    for (const text of [
      '1405091234567897',
      '9609982164100018',
      '123456789012',
      '60379975123456701',
      '6037997512345671',
    ])
      expect(cleanText(text)).toBe(text);
  });

  it('A21 leaves ids and hashes alone, in which such digits stand by chance', () => {
    const id = '0199f3a1-6037-7997-8123-4567a0123456';
    const digits = '6037997512345670';
    for (const text of [
      id,
      `01993a11-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8, 12)}-${digits.slice(12)}aaaaaaaa`,
      `payment:${id}`,
      `${'a'.repeat(24)}${digits}${'b'.repeat(24)}`,
    ])
      expect(cleanText(text)).toBe(text);
    expect(cleanText(`${id} ${digits}`)).toBe(`${id} 603799******5670`);
  });

  it('A20 A21 is idempotent, and reaches every text of a value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
    expect(cleanTexts({ a: ['x\u202e', { b: 'y\u0000' }], n: 1, z: null })).toEqual({
      a: ['x', { b: 'y' }],
      n: 1,
      z: null,
    });
  });
});
