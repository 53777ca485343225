// Texts from outside that make a careless expression try every way: each is read in proportion to its length.
import { describe, expect, it } from 'vitest';
import { parsePspDate } from '#core/foundation/calendar/jalali.ts';
import { maskCard, maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { parseRial } from '#core/foundation/money/rial.ts';
import { foldedHeader } from '#core/foundation/settlement/files/header-words.ts';
import {
  readAmount,
  readCard,
  readDate,
  readRrn,
  readStan,
  readTerminal,
  readTime,
} from '#core/foundation/settlement/files/read-cells.ts';
import { builtInLabels, readStatus, readType } from '#core/foundation/settlement/files/words.ts';
import { cleanIdentifier, foldFa } from '#core/foundation/text/fold.ts';
import { everyNth } from '#tests/support/tier.ts';

const length = 200_000;
const long: readonly (readonly [string, string])[] = [
  ['spaces', ' '.repeat(length)],
  ['a digit and spaces', `1${' '.repeat(length)}1`],
  ['spaces and a minus', `1${' '.repeat(length)}-x`],
  ['digits', '1'.repeat(length)],
  ['grouped digits', `1${',111'.repeat(length / 4)}x`],
  ['dots', `1${'.111'.repeat(length / 4)}x`],
  ['times', `${'1:11'.repeat(length / 4)}x`],
  ['a time with a long fraction', `1405/09/04 10:11:12.${'1'.repeat(length)}x`],
  ['separators', `1405/09/04${' - '.repeat(length / 3)}10:11x`],
  ['brackets', `(${'('.repeat(length)}`],
  ['minuses', `${'-'.repeat(length)}x`],
  ['rials', `${'ریال '.repeat(length / 5)}x`],
  ['words', `${'موفق '.repeat(length / 5)}x`],
  ['negations', `${'نا'.repeat(length / 2)}x`],
  ['card groups', `${'6037 '.repeat(length / 5)}x`],
  ['zero-width', `${'\u200c'.repeat(length)}x`],
  ['zeros', `${'0'.repeat(length)}x`],
];

const cell = (text: string) => ({ text, isNumber: false });
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['amounts', readAmount],
  ['rials', parseRial],
  ['dates', (text) => readDate(text, '2026-11-25')],
  ['PSP dates', (text) => parsePspDate(text, 1405)],
  ['times', (text) => readTime(cell(text))],
  ['reference numbers', readRrn],
  ['trace numbers', readStan],
  ['terminals', readTerminal],
  ['cards', (text) => readCard(cell(text))],
  ['card masks', maskCard],
  ['cards in texts', maskCardsInText],
  ['types', (text) => readType(text, builtInLabels)],
  ['states', (text) => readStatus(text, builtInLabels)],
  ['headers', foldedHeader],
  ['folded text', foldFa],
  ['identifiers', cleanIdentifier],
];

// What grows with the square of the length takes minutes here, and the test's own limit ends it.
describe('F6 a long text is read in proportion to its length', () => {
  for (const [reader, read] of readers)
    it.each(everyNth(3, long))(`${reader}: %s`, (_, text) => {
      expect(() => read(text)).not.toThrow();
    });
});
