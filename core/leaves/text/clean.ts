// The one place where text is made clean on its way into the journal: no control, bidi or invisible character but the
// half-space between two letters, and no full card number. Pure and idempotent.
import { maskCardsInText } from '#core/leaves/identifiers/card.ts';

const halfSpace = '\u200c';
/** A line break stays; every other control and format character goes, and so do lone surrogates and private marks. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\u115f\u1160\u3164\uffa0]/u;
const unseenAll = /[\p{Cc}\p{Cf}\p{Co}\u115f\u1160\u3164\uffa0]/gu;
const betweenLetters = /(?<=[\p{L}\p{M}\p{N}])\u200c+(?=[\p{L}\p{M}])/gu;
const mark = '\ufdd0';

function withoutUnseen(text: string): string {
  if (!unseen.test(text)) return text;
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replaceAll(betweenLetters, mark)
    .replaceAll(unseenAll, (character) => (character === '\n' || character === mark ? character : ''))
    .replaceAll(mark, halfSpace);
}

/** A text as the journal keeps it. */
export function cleanText(text: string): string {
  return maskCardsInText(withoutUnseen(text));
}

/** The same for every text in a JSON value; what has nothing to clean comes back as it is. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanTexts(part)]));
}
