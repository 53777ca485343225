// The one place where text is made clean on its way into the journal: no control, bidi or invisible character but the
// half-space between two letters, and no full card number. Pure and idempotent.

import { dropUnseen } from '#core/foundation/text/unseen.ts';
import { maskCardsInText } from './card.ts';

const halfSpace = '\u200c';
const betweenLetters = /(?<=[\p{L}\p{M}\p{N}])\u200c+(?=[\p{L}\p{M}])/gu;

/** A line break stays; every other control and format character goes, and so do private marks. */
function withoutUnseen(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .split(betweenLetters)
    .map(dropUnseen)
    .join(halfSpace)
    .replaceAll(/[\v\f\r]/g, '');
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
