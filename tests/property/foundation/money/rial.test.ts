import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addVat, formatRial, MAX_RIALS, parseRial, splitIncludedVat } from '#core/foundation/money/rial.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';

const rials = fc.integer({ min: 0, max: MAX_RIALS });
const rate = fc.integer({ min: 0, max: 10_000 });

describe('parseRial', () => {
  it('reads back every amount that formatRial writes', () => {
    fc.assert(
      fc.property(rials, fc.constantFrom('fa' as const, 'en' as const), (amount, locale) => {
        expect(parseRial(`${formatRial(amount, locale)} ریال`)).toEqual({ ok: true, rials: amount });
      }),
    );
  });

  it('never accepts a negative amount', () => {
    fc.assert(
      fc.property(rials, fc.constantFrom('fa' as const, 'en' as const), (amount, locale) => {
        fc.pre(amount > 0);
        expect(parseRial(formatRial(-amount, locale))).toEqual({ ok: false, reason: 'negative' });
      }),
    );
  });

  it('gives a whole amount in range or a reason, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789۰۹٠٩,٬،.٫- \u200fریالaتومن') });
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseRial(text);
        if (!parsed.ok) return;
        expect(Number.isSafeInteger(parsed.rials) && parsed.rials >= 0 && parsed.rials <= MAX_RIALS).toBe(
          true,
        );
        expect(parseRial(toPersianDigits(text))).toEqual(parsed);
      }),
    );
  });

  it('never drops or adds a digit', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789,.٬ '), maxLength: 15 });
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseRial(text);
        if (parsed.ok) expect(BigInt(parsed.rials)).toBe(BigInt(text.replace(/\D/g, '')));
      }),
    );
  });
});

describe('VAT', () => {
  it('splits into parts that add up, each within half a rial of the exact value', () => {
    fc.assert(
      fc.property(rials, rate, (gross, basisPoints) => {
        const { net, vat } = splitIncludedVat(gross, basisPoints);
        expect(net + vat).toBe(gross);
        const divisor = 10_000n + BigInt(basisPoints);
        const error = 2n * (BigInt(net) * divisor - BigInt(gross) * 10_000n);
        expect(error > -divisor && error <= divisor).toBe(true);
      }),
    );
  });

  it('what was added on top is split off again', () => {
    fc.assert(
      fc.property(rials, rate, (net, basisPoints) => {
        const { vat, gross } = addVat(net, basisPoints);
        expect(splitIncludedVat(gross, basisPoints)).toEqual({ net, vat });
      }),
    );
  });
});
