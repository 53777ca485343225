import { describe, expect, it } from 'vitest';
import { fromLatinLayout, fromPersianLayout } from '#core/foundation/text/keyboard.ts';

describe('the wrong-layout reading', () => {
  it.each([
    ['sghl', 'سلام'],
    ['fhckd', 'بازنی'],
    ['mvn', 'پرد'],
    [';hvj', 'کارت'],
    ["'vds", 'گریس'],
    ['1405', '۱۴۰۵'],
    ['C', 'ژ'],
    ['H', 'آ'],
  ])('reads %s as «%s» and back', (latin, persian) => {
    expect(fromLatinLayout(latin)).toBe(persian);
    expect(fromPersianLayout(persian)).toBe(latin);
  });

  it('leaves what the layout cannot type as it is', () => {
    expect(fromPersianLayout('abc سلام')).toBe('abc sghl');
    expect(fromLatinLayout('سلام')).toBe('سلام');
  });
});
