// Amounts in Persian words: whoever reads the words aloud again gets the same amount.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords } from '#core/foundation/money/in-words.ts';
import { MAX_RIALS } from '#core/foundation/money/rial.ts';

const values: Readonly<Record<string, number>> = {
  صفر: 0,
  یک: 1,
  دو: 2,
  سه: 3,
  چهار: 4,
  پنج: 5,
  شش: 6,
  هفت: 7,
  هشت: 8,
  نه: 9,
  ده: 10,
  یازده: 11,
  دوازده: 12,
  سیزده: 13,
  چهارده: 14,
  پانزده: 15,
  شانزده: 16,
  هفده: 17,
  هجده: 18,
  نوزده: 19,
  بیست: 20,
  سی: 30,
  چهل: 40,
  پنجاه: 50,
  شصت: 60,
  هفتاد: 70,
  هشتاد: 80,
  نود: 90,
  یکصد: 100,
  دویست: 200,
  سیصد: 300,
  چهارصد: 400,
  پانصد: 500,
  ششصد: 600,
  هفتصد: 700,
  هشتصد: 800,
  نهصد: 900,
};

/** Reads as a person does: a scale multiplies what was said since the last larger one. */
function read(words: string): number {
  const [before, after, ...more] = words.split(' میلیارد');
  if (more.length > 0) throw new Error(`twice milliards: ${words}`);
  const rest = (after === undefined ? before : after.replace(/^ و /, '')) ?? '';
  return (
    (after === undefined ? 0 : readSmall(before ?? '') * 1_000_000_000) + (rest === '' ? 0 : readSmall(rest))
  );
}
function readSmall(words: string): number {
  let sum = 0;
  let part = 0;
  for (const word of words.replaceAll(' و ', ' ').split(' ')) {
    const value = values[word];
    if (word === 'میلیون' || word === 'هزار') {
      sum += part * (word === 'هزار' ? 1000 : 1_000_000);
      part = 0;
    } else if (value === undefined) throw new Error(`no number: ${word}`);
    else part += value;
  }
  return sum + part;
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: MAX_RIALS }),
  fc.integer({ min: 0, max: 100_000_000 }),
  // Round amounts, as fees are: one digit and noughts, and one more rial.
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 1 }))
    .map(([digit, noughts, more]) => digit * 10 ** noughts + more),
);

test('D2.7 any amount in words is read back as the amount', () => {
  fc.assert(
    fc.property(amounts, (rials) => {
      expect(read(amountInWords(rials))).toBe(rials);
    }),
  );
});

test('D2.7 the words have no doubled joiner, space or empty part', () => {
  fc.assert(
    fc.property(amounts, (rials) => {
      const words = amountInWords(rials);
      expect(words).toBe(words.trim());
      expect(words).not.toMatch(/ {2}|و و|^و | و$/);
    }),
  );
});

test.each([
  [0, 'صفر'],
  [1000, 'یک هزار'],
  [770_000, 'هفتصد و هفتاد هزار'],
  [1_234_567, 'یک میلیون و دویست و سی و چهار هزار و پانصد و شصت و هفت'],
  [2_000_000_119, 'دو میلیارد و یکصد و نوزده'],
  [MAX_RIALS, 'یکصد هزار میلیارد'],
])('%i is «%s»', (rials, words) => expect(amountInWords(rials)).toBe(words));

test.each([-1, 0.5, Number.NaN, MAX_RIALS + 1])('%d is no amount to be written', (rials) => {
  expect(() => amountInWords(rials)).toThrow(RangeError);
});
