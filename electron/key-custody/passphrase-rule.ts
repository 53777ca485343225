// What a passphrase for a new office's key must be, in whichever shell it is asked for: it is asked in the custody itself.
import { whyGuessable } from '#core/foundation/passwords/guessable.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';

/** Shortest passphrase, in characters. */
export const minimumPassphraseLength = 8;

/** The passphrase as it was given (A8). @throws PASSWORD_TOO_WEAK when it is short, PASSWORD_TOO_COMMON when it is guessed */
export function requireStrongPassphrase(passphrase: string): string {
  if ([...passphrase.normalize('NFKC')].length < minimumPassphraseLength)
    throw refusal('PASSWORD_TOO_WEAK', { minimumLength: minimumPassphraseLength });
  const why = whyGuessable(passphrase);
  if (why !== null) throw refusal('PASSWORD_TOO_COMMON', { why });
  return passphrase;
}
