import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCard, maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { mobileVerdict, postalCodeVerdict } from '#core/foundation/identifiers/contact.ts';
import { foreignIdVerdict, passportVerdict } from '#core/foundation/identifiers/foreign.ts';
import { legalIdVerdict } from '#core/foundation/identifiers/legal-id.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const digitChecks = [nationalCodeVerdict, legalIdVerdict, foreignIdVerdict, postalCodeVerdict, mobileVerdict];

describe('the national code', () => {
  it('has exactly one check digit that is not blocked, for any nine digits', () => {
    fc.assert(
      fc.property(digits(9), (stem) => {
        const accepted = [...'0123456789'].filter(
          (check) => nationalCodeVerdict(stem + check).verdict !== 'block',
        );
        expect(accepted).toHaveLength(1);
      }),
    );
  });
});

describe("the legal person's id", () => {
  it('has exactly one check digit, for any ten digits', () => {
    fc.assert(
      fc.property(digits(10), (stem) => {
        const accepted = [...'0123456789'].filter((check) => legalIdVerdict(stem + check).verdict === 'ok');
        expect(accepted).toHaveLength(1);
      }),
    );
  });
});

describe('every verdict', () => {
  it('is the same for Persian digits', () => {
    fc.assert(
      fc.property(fc.oneof(digits(10), digits(11), digits(12)), (id) => {
        for (const check of digitChecks) expect(check(toPersianDigits(id))).toEqual(check(id));
      }),
    );
  });

  it('is given for any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const check of [...digitChecks, passportVerdict]) {
          expect(['ok', 'warn', 'block']).toContain(check(text).verdict);
        }
      }),
    );
  });
});

describe('card masks', () => {
  it('never carry more than ten digits of a card', () => {
    fc.assert(
      fc.property(digits(16), (card) => {
        expect(maskCard(card)?.replace(/\D/g, '')).toBe(card.slice(0, 6) + card.slice(-4));
      }),
    );
  });

  it('change nothing the second time', () => {
    const text = fc.string({ unit: fc.constantFrom(...'4111۱ -ا'), maxLength: 60 });
    fc.assert(
      fc.property(text, (written) => {
        expect(maskCardsInText(maskCardsInText(written))).toBe(maskCardsInText(written));
      }),
    );
  });
});
