import { describe, expect, it } from 'vitest';
import { isReason, isSubstantial } from '#core/foundation/text/substance.ts';

describe('a reason', () => {
  it.each([
    'بانک قطع بود',
    'اصلاح مبلغ',
    'اشتباه ثبت شد',
    'wrong terminal chosen',
    'کارت مشتری اشتباه کشیده شد',
    'مشتری منصرف شد',
  ])('is one when it says something: %s', (text) => {
    expect(isReason(text)).toBe(true);
  });

  it.each([
    null,
    '',
    '   ',
    '.',
    '-----',
    '۱۲۳۴۵۶',
    'ااااااااا',
    'اا اا اا اا اا',
    'تست تست تست',
    'test',
    '\u200c\u200f.\u200c',
    'ok',
    'نه نه نه نه',
    'ندارد',
    'دلیل: متفرقه',
    'ـــــــــ',
  ])('is none when it says nothing: %s', (text) => {
    expect(isReason(text)).toBe(false);
  });
});

describe('a note of substance', () => {
  it('says who was asked and what was found', () => {
    expect(isSubstantial('از خانم کریمی پرسیده شد؛ رسید مشتری به نام پروندهٔ دیگری ثبت شده بود')).toBe(true);
    expect(isSubstantial('Asked the clerk; the slip belongs to visit 12')).toBe(true);
  });

  it.each([
    null,
    '.',
    'بررسی شد',
    'بررسی شد بررسی شد بررسی شد بررسی شد',
    'الف ب پ ت ث ج چ ح خ د ذ ر ز',
    'تست تست ندارد هیچ test none',
  ])('is none when it is short or repeats itself: %s', (text) => {
    expect(isSubstantial(text)).toBe(false);
  });

  it('is judged in linear time, however long it is', () => {
    expect(isSubstantial(' \u200c.'.repeat(300_000))).toBe(false);
  });
});
