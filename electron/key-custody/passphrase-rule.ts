// What a passphrase for a new office's key must be, in whichever shell it is asked for: it is asked in the custody itself.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { isTopPassword } from '#core/foundation/text/top-passwords.ts';

/** Shortest passphrase, in characters. */
export const minimumPassphraseLength = 8;
const distinctCharacters = 4;
/** What people choose first; a passphrase that is made of nothing else is refused, in any digits and letter case. */
const common =
  /^(?:password|passphrase|pishkhan|qwerty|asdfgh|admin|iloveyou|letmein|welcome|daftar|modir|iran|tehran|رمز|عبور|دفتر|پیشخوان|مدیر|ایران|تهران|[\d\s._!@-])+$/iu;

/** The passphrase as it was given (A8). @throws PASSWORD_TOO_WEAK when it is short, common or one sign over and over */
export function requireStrongPassphrase(passphrase: string): string {
  const plain = toLatinDigits(passphrase.normalize('NFKC'));
  const characters = [...plain];
  const isStrong =
    characters.length >= minimumPassphraseLength &&
    new Set(characters).size >= distinctCharacters &&
    !common.test(plain) &&
    !isTopPassword(plain);
  if (!isStrong) throw refusal('PASSWORD_TOO_WEAK', { minimumLength: minimumPassphraseLength });
  return passphrase;
}
