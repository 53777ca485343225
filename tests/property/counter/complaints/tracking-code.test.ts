import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrackingCode, trackingCodeBytes, trackingCodeFrom } from '#core/counter/complaints/rules.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const randomBytes = fc.uint8Array({ minLength: trackingCodeBytes, maxLength: trackingCodeBytes });
const code = randomBytes.map(trackingCodeFrom);
const place = fc.integer({ min: 0, max: 7 });

describe('a tracking code', () => {
  it('has eight characters without look-alikes', () => {
    fc.assert(fc.property(code, (made) => made.length === 8 && [...made].every((c) => alphabet.includes(c))));
  });

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(code, (made) => {
        const typed = ` ${toPersianDigits(made.slice(0, 4)).toLowerCase()}-${made.slice(4)} `;
        expect(readTrackingCode(typed)).toBe(made);
      }),
    );
  });

  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(code, place, fc.integer({ min: 1, max: 30 }), (made, at, shift) => {
        const other = alphabet.charAt((alphabet.indexOf(made.charAt(at)) + shift) % alphabet.length);
        expect(readTrackingCode(made.slice(0, at) + other + made.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('is refused with any two different characters swapped', () => {
    fc.assert(
      fc.property(code, place, place, (made, left, right) => {
        const characters = [...made];
        fc.pre(characters[left] !== characters[right]);
        const swapped = characters.map((character, at) => {
          if (at === left) return made.charAt(right);
          return at === right ? made.charAt(left) : character;
        });
        expect(readTrackingCode(swapped.join(''))).toBeNull();
      }),
    );
  });

  it.each(['', '2345', 'ABCDEFGHJ', '0O1ILABC', '🂡🂡🂡🂡'])('is not read from «%s»', (typed) => {
    expect(readTrackingCode(typed)).toBeNull();
  });
});
