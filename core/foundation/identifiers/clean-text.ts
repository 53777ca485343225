// Text as the journal keeps it: no control, bidi or invisible character but the half-space between two letters, and no full
// card number. Pure and idempotent.

import { asSeen } from '#core/foundation/text/unseen.ts';
import { maskCardsInText } from './card.ts';

/** A text as the journal keeps it. */
export function cleanText(text: string): string {
  return maskCardsInText(asSeen(text));
}

/** The same for every text in a JSON value; what has nothing to clean comes back as it is. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cleanTexts(part)]));
}
