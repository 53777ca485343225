import { describe, expect, it } from 'vitest';
import { mobileVerdict, normaliseMobile, postalCodeVerdict } from '#core/foundation/identifiers/contact.ts';
import { foreignIdVerdict, passportVerdict } from '#core/foundation/identifiers/foreign.ts';
import { legalIdVerdict } from '#core/foundation/identifiers/legal-id.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';

const ok = { verdict: 'ok' };

describe('the national code', () => {
  it.each(['0499370899', '0790419904', '0013542419', '۰۰۱۳۵۴۲۴۱۹', ' 049-937-0899 '])(
    '«%s» passes',
    (code) => {
      expect(nationalCodeVerdict(code)).toEqual(ok);
    },
  );

  it.each(['1234567890', '4608968872'])('D1.5 %s is blocked by its check digit', (code) => {
    expect(nationalCodeVerdict(code)).toEqual({ verdict: 'block', code: 'national_code_checksum' });
  });

  it.each(['499370899', '', '04993708990', '049937089x'])(
    '«%s» is blocked: ten digits must be typed',
    (code) => {
      expect(nationalCodeVerdict(code)).toEqual({ verdict: 'block', code: 'national_code_length' });
    },
  );

  it.each(['1111111111', '0000000000'])('%s, a repeated digit, only warns', (code) => {
    expect(nationalCodeVerdict(code)).toEqual({ verdict: 'warn', code: 'national_code_repeated_digit' });
  });

  it.each(['9990000018', '9990000026', '9990000034'])('%s, of an unknown place, only warns', (code) => {
    expect(nationalCodeVerdict(code)).toEqual({ verdict: 'warn', code: 'national_code_unknown_place' });
  });
});

describe("the legal person's id", () => {
  it.each(['10380284790', '۱۰۳۸۰۲۸۴۷۹۰', '14999000010'])('%s passes', (id) => {
    expect(legalIdVerdict(id)).toEqual(ok);
  });

  it('is blocked by a wrong check digit or length', () => {
    expect(legalIdVerdict('10380284792')).toEqual({ verdict: 'block', code: 'legal_id_checksum' });
    expect(legalIdVerdict('1038028479')).toEqual({ verdict: 'block', code: 'legal_id_length' });
  });
});

describe('identifiers of foreign nationals', () => {
  it('pass with 10 to 12 digits and only warn otherwise', () => {
    expect(['1234567890', '12345678901', '123456789012'].map(foreignIdVerdict)).toEqual([ok, ok, ok]);
    expect(foreignIdVerdict('123456789')).toEqual({ verdict: 'warn', code: 'foreign_id_format' });
  });

  it('take a passport number of up to nine characters', () => {
    expect(passportVerdict('A1234567')).toEqual(ok);
    expect(passportVerdict('A123456789')).toEqual({ verdict: 'warn', code: 'passport_format' });
  });
});

describe('contact data', () => {
  it.each(['09121234567', '۰۹۱۲ ۱۲۳ ۴۵۶۷', '+989121234567', '0098-912-123-4567', '+98 0912 1234567'])(
    'stores the mobile «%s» as 09121234567',
    (text) => {
      expect(normaliseMobile(text)).toBe('09121234567');
      expect(mobileVerdict(text)).toEqual(ok);
    },
  );

  it.each(['9121234567', '0912123456', '02112345678', '+19121234567', ''])(
    'blocks the mobile «%s»',
    (text) => {
      expect(normaliseMobile(text)).toBeNull();
      expect(mobileVerdict(text)).toEqual({ verdict: 'block', code: 'mobile_format' });
    },
  );

  it('takes a postal code in the pattern of the post and only warns otherwise', () => {
    expect(postalCodeVerdict('11936-53471')).toEqual(ok);
    for (const code of ['1111111111', '0423437584', '142386473', '1193253471', '1193523471', '1193653421']) {
      expect(postalCodeVerdict(code)).toEqual({ verdict: 'warn', code: 'postal_code_format' });
    }
  });
});
