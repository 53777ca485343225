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
