// An enrolment code as people read it to each other: a secret of one use, then the fingerprint of the province's keys.

/** Without letters and digits that are mistaken for each other on paper (I, L, O, U). */
export const paperAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters of the secret part: 60 bits. */
export const enrolSecretLetters = 12;
/** Letters of the fingerprint: 80 bits, so that nobody finds other keys with the same one. */
export const fingerprintLetters = 16;

/** The letters of a code, whatever the way it was typed (case, dashes, spaces, O for 0). */
export function lettersOfCode(code: string): string {
  return code
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1');
}

/** The two parts of a code; null when it is not whole. */
export function readEnrolCode(code: string): { secret: string; fingerprint: string } | null {
  const letters = lettersOfCode(code);
  if (letters.length !== enrolSecretLetters + fingerprintLetters) return null;
  return { secret: letters.slice(0, enrolSecretLetters), fingerprint: letters.slice(enrolSecretLetters) };
}

/** Letters in groups of four. */
export function inGroups(letters: string): string {
  return letters.match(/.{1,4}/gu)?.join('-') ?? '';
}
