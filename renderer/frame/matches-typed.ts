// Finding by a few letters in what is on screen already: folded text, and what was meant when the keyboard was in the
// other layout.
import { foldFa } from '#core/foundation/text/fold.ts';
import { fromLatinLayout, fromPersianLayout } from '#core/foundation/text/keyboard.ts';

/** Whether every word that was typed, in either layout and in any order, is part of the text. */
export function matchesTyped(candidate: string, typed: string): boolean {
  const folded = foldFa(candidate);
  const readings = [typed, fromPersianLayout(typed), fromLatinLayout(typed)];
  return readings.some((reading) =>
    foldFa(reading)
      .split(' ')
      .every((word) => folded.includes(word)),
  );
}
