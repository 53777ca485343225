// The bars on a label: by the standard's own rules, by values that are known, and back from the drawing to the text.
import { describe, expect, it } from 'vitest';
import { code128Values, drawCode128 } from '#renderer/ui/code128.ts';

const ascii = Array.from({ length: 95 }, (_, place) => String.fromCodePoint(32 + place));

/** Widths of the bars and spaces as a scanner meets them, the quiet zones left out. */
function widthsIn(text: string): number[] {
  const drawn = drawCode128(text);
  if (drawn === null) throw new Error('it can be drawn');
  const bars = [...drawn.bars.matchAll(/M(\d+) 0h(\d+)v1h-\2z/g)].map(([, at, width]) => [
    Number(at),
    Number(width),
  ]);
  const ends = bars.flatMap(([at = 0, width = 0]) => [at, at + width]);
  expect(ends[0]).toBe(10);
  expect(drawn.across - (ends.at(-1) ?? 0)).toBe(10);
  return ends.slice(1).map((end, place) => end - (ends[place] ?? 0));
}

const signsOf = (widths: readonly number[]): string[] =>
  Array.from({ length: Math.floor(widths.length / 6) }, (_, place) =>
    widths.slice(place * 6, place * 6 + 6).join(''),
  );

describe('Code 128', () => {
  it('draws every sign as the standard asks: eleven modules, an even share of them bars, no two alike', () => {
    const drawn = ascii.map((sign) => signsOf(widthsIn(sign))[1] ?? '');
    for (const sign of drawn) {
      const widths = Array.from(sign, Number);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11);
      expect(((widths[0] ?? 0) + (widths[2] ?? 0) + (widths[4] ?? 0)) % 2).toBe(0);
      expect(widths.every((width) => width >= 1 && width <= 4)).toBe(true);
    }
    expect(new Set(drawn).size).toBe(95);
  });

  it('checks itself by the known sums', () => {
    // Start B, the values weighted by their places, modulo 103.
    expect(code128Values('PJJ123C')).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55, 106]);
    expect(code128Values('E1-0007')?.at(-2)).toBe(
      (104 + 37 + 17 * 2 + 13 * 3 + 16 * (4 + 5 + 6) + 23 * 7) % 103,
    );
  });

  it('draws the label that another reader (ZXing) read as E1-0007', () => {
    expect(widthsIn('E1-0007').join('')).toBe(
      '211214' +
        '132113' +
        '123221' +
        '122132' +
        '123122' +
        '123122' +
        '123122' +
        '312131' +
        '114131' +
        '2331112',
    );
  });

  it('reads back from its bars', () => {
    const bySign = new Map(ascii.map((sign) => [signsOf(widthsIn(sign))[1], sign]));
    for (const text of ['E1-0007', 'E12-0345', 'SN 4471/b', ascii.join('')]) {
      const signs = signsOf(widthsIn(text));
      // Start, text, check, and of the stop sign the first six.
      expect(
        signs
          .slice(1, -2)
          .map((sign) => bySign.get(sign))
          .join(''),
      ).toBe(text);
    }
  });

  it('draws nothing of what it cannot write', () => {
    for (const text of ['', 'باجه', 'E1\n', 'é']) expect(drawCode128(text)).toBeNull();
  });
});
