import { describe, expect, it } from 'vitest';
import { cleanIdentifier, foldFa, toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';

describe('digits', () => {
  it('reads Persian and Arabic digits as Latin ones and leaves the rest alone', () => {
    expect(toLatinDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ abc')).toBe('0123456789 0123456789 abc');
  });

  it('shows Latin and Arabic digits as Persian ones', () => {
    expect(toPersianDigits('1405 ٠٩ الف')).toBe('۱۴۰۵ ۰۹ الف');
  });
});

describe('foldFa', () => {
  it.each([
    ['علي', 'علی'],
    ['مصطفى', 'مصطفی'],
    ['كاظم', 'کاظم'],
    ['فاطمة', 'فاطمه'],
    ['خانۀ ما', 'خانه ما'],
    ['آقا', 'اقا'],
    ['أحمد إمام ٱ', 'احمد امام ا'],
    ['رئیس', 'رییس'],
    ['مؤمن', 'مومن'],
    ['مُحَمَّد', 'محمد'],
    ['کتـــاب', 'کتاب'],
    ['می\u200cشود', 'میشود'],
    ['\u202bسلام\u202c\u200f', 'سلام'],
    ['ﻻله', 'لاله'],
    ['Café ABC', 'cafe abc'],
    ['شماره ۱۲٣', 'شماره 123'],
  ])('takes «%s» and «%s» as the same', (written, folded) => {
    expect(foldFa(written)).toBe(folded);
  });

  it('collapses every kind of white space and trims', () => {
    expect(foldFa('  علی \u00a0\t\n رضایی ')).toBe('علی رضایی');
  });
});

describe('cleanIdentifier', () => {
  it('keeps the digits of a number written with spaces, dashes and bidi marks', () => {
    expect(cleanIdentifier('\u200e۰۴۹۹ - ۳۷۰۸۹۹\u200c–٠')).toBe('04993708990');
  });

  it('never pads and never changes case', () => {
    expect(cleanIdentifier(' ir 12 ')).toBe('ir12');
  });
});
