// Finding by a few letters in what is on screen already: folded text, and what was meant when the keyboard was in the
// other layout.
import { foldFa } from '#core/foundation/text/fold.ts';
import { fromLatinLayout, fromPersianLayout } from '#core/foundation/text/keyboard.ts';

/** Whether what was typed, in either layout, is part of the text. */
export function matchesTyped(candidate: string, typed: string): boolean {
  const folded = foldFa(candidate);
  const readings = [typed, fromPersianLayout(typed), fromLatinLayout(typed)];
  return readings.some((reading) => folded.includes(foldFa(reading)));
}
