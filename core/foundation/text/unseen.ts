// The one list of characters that nobody sees: what the journal keeps and what a comparison looks at lose the same ones, so
// that no text is another to a comparison and the same once it is stored.

/**
 * Without every control, format and private character, without what is no character, and without those that a font draws as
 * nothing (the empty pattern of Braille and the null head of a note too). White space of ASCII, line breaks among it, stays
 * (A20).
 */
export function dropUnseen(text: string): string {
  return text.replace(
    /(?![\t-\r])[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{1d159}]/gu,
    '',
  );
}

const halfSpace = '\u200c';
const betweenLetters = /(?<=[\p{L}\p{M}\p{N}])\u200c+(?=[\p{L}\p{M}])/gu;

/** A text as it is seen: nothing invisible but the half-space between two letters. A line break stays, a tab is a space. */
export function asSeen(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .split(betweenLetters)
    .map(dropUnseen)
    .join(halfSpace)
    .replaceAll(/[\v\f\r]/g, '');
}

/** The same on one line: a line break of any kind is a space. */
export function asSeenOnOneLine(text: string): string {
  return asSeen(text.replaceAll(/[\n-\r\u0085\u2028\u2029]+/g, ' '));
}
