import { describe, expect, it } from 'vitest';
import { meaningsOf, wholeOf } from '#core/counter/search/rules.ts';

describe('what a typed text may mean', () => {
  it('is a name in folded words, in either keyboard layout', () => {
    expect(meaningsOf('  رضائي محمّد ').names).toContainEqual(['رضایی', 'محمد']);
    expect(meaningsOf('vqh lpl').names).toContainEqual(['رضا', 'محم']);
    expect(meaningsOf('فثسف').names).toContainEqual(['test']);
  });

  it('is no name as long as one letter is all there is', () => {
    expect(meaningsOf('ر').names).toEqual([]);
    expect(meaningsOf('رضا م').names).toContainEqual(['رضا', 'م']);
    expect(meaningsOf('').names).toEqual([]);
  });

  it('is the beginning of an identifier from four digits on, in any digit set', () => {
    expect(meaningsOf('۰۴۹۹-۳۷').digits).toBe('049937');
    expect(meaningsOf('049').digits).toBeNull();
    expect(meaningsOf('0499a').digits).toBeNull();
  });

  it('D16.4 is a whole mobile number in its one form, however it is written', () => {
    for (const typed of ['09121234567', '9121234567', '+989121234567', '0098 912 123 4567', '۰۹۱۲۱۲۳۴۵۶۷']) {
      expect(wholeOf(typed)?.mobile, typed).toBe('09121234567');
    }
    for (const typed of ['0912123456', '091212345678', '0499370'])
      expect(wholeOf(typed)?.mobile ?? null, typed).toBeNull();
  });

  it('D16.19 is a whole identifier of any client, also the id of a foreigner, which has no check digit', () => {
    expect(wholeOf('۰۴۹۹۳۷۰۸۹۹')).toEqual({ identifier: '0499370899', mobile: null });
    expect(wholeOf('14999000010')?.identifier).toBe('14999000010');
    expect(wholeOf('100123456789')?.identifier).toBe('100123456789');
    expect(wholeOf('12345678901')?.identifier).toBe('12345678901');
    for (const typed of ['049937089', '1234567890123', 'رضا', '']) expect(wholeOf(typed), typed).toBeNull();
  });

  it('is the number of a receipt, or of a complaint with its desk', () => {
    expect(meaningsOf('۱۲').number).toBe(12);
    expect(meaningsOf('12345').number).toBeNull();
    expect(meaningsOf('0').number).toBeNull();
    expect(meaningsOf('۲-۱۷').numberOfDesk).toEqual({ deskNumber: 2, number: 17 });
    expect(meaningsOf('1193-653471').numberOfDesk).toBeNull();
  });

  it('is the beginning of a tracking code, even typed under the Persian layout', () => {
    expect(meaningsOf('ab3k').codes).toContain('AB3K');
    expect(meaningsOf('شذ۳ن').codes).toContain('AB3K');
    expect(meaningsOf('ab3').codes).toEqual([]);
    expect(meaningsOf('a0b1').codes).toEqual([]);
  });
});
