import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '#core/access/staff/rules.ts';
import { cleanText } from '#core/foundation/identifiers/clean-text.ts';
import { cleanIdentifier, foldFa, toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';
import { fromLatinLayout, fromPersianLayout } from '#core/foundation/text/keyboard.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

function everyCharacter(): string[] {
  const characters: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code < 0xd800 || code > 0xdfff) characters.push(String.fromCodePoint(code));
  }
  return characters;
}

describe('folding', () => {
  it.each([
    ['foldFa', foldFa],
    ['cleanIdentifier', cleanIdentifier],
    ['toLatinDigits', toLatinDigits],
    ['toPersianDigits', toPersianDigits],
  ])('%s changes nothing the second time', (_name, fold) => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it('foldFa is idempotent for every single character of Unicode', { tags: 'release' }, () => {
    expect(everyCharacter().filter((character) => foldFa(foldFa(character)) !== foldFa(character))).toEqual(
      [],
    );
  });

  it('foldFa does not see where ZWNJ, bidi marks, tatweel and diacritics were put in', () => {
    const noise = fc.constantFrom('\u200c', '\u200e', '\u200f', '\u202b', '\u0640', '\u064e', '\u0651', '');
    const letters = fc.array(fc.tuple(fc.constantFrom(...'ابپتیک۱۲ abz'), noise), { maxLength: 30 });
    fc.assert(
      fc.property(letters, (pairs) => {
        const clean = pairs.map(([letter]) => letter).join('');
        const noisy = pairs.map(([letter, mark]) => letter + mark).join('');
        return foldFa(noisy) === foldFa(clean);
      }),
    );
  });

  it('A20 a text and what the journal keeps of it give the same key, for single characters of Unicode', {
    tags: 'release',
  }, () => {
    const characters = everyCharacter().filter((character) =>
      /[\0-\u{1ffff}\u{e0000}-\u{e0fff}\u{fffff}]/u.test(character),
    );
    const isOther = (key: (text: string) => string) => (character: string) => {
      const typed = `ab${character}cd`;
      return key(cleanText(typed)) !== key(typed);
    };
    // A lone carriage return, tab of lines or new page parts words where it is typed and is dropped where it is kept.
    const parting = ['\v', '\f', '\r'];
    expect(characters.filter(isOther(foldFa))).toEqual(parting);
    expect(characters.filter(isOther(cleanIdentifier))).toEqual([]);
    expect(characters.filter(isOther(nameKey))).toEqual([]);
  });

  it('A20 a plain identifier is its own key', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZabcxyz'), maxLength: 20 });
    fc.assert(fc.property(plain, (text) => cleanIdentifier(text) === text));
  });

  it('digits survive the way to Persian and back', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => toLatinDigits(toPersianDigits(String(number))) === String(number)),
    );
  });
});

describe('keyboard layouts', () => {
  it('every key of a US keyboard reads back as itself', () => {
    const usText = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(fc.property(usText, (text) => fromPersianLayout(fromLatinLayout(text)) === text));
  });
});
