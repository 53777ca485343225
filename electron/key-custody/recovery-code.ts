// Custody by a printed recovery code: 130 random bits, so that no slow derivation is needed and nobody can try them all.
// Written in an alphabet without letters that look alike, in groups, with a check character for each slip of the pen.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { dataKeyBytes, type KeyCustody, type WrappedKey } from './port.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 26;
const groupLength = 5;
const purpose = 'pishkhan-recovery-code-v1';

/** A fresh code as it is printed: groups of five with dashes; the last character checks the others. */
export function newRecoveryCode(): string {
  const body = Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join('');
  return grouped(`${body}${checkOf(body)}`);
}

/** A typed code in the form in which it was made, or null when it cannot be one (wrong length, sign or check). */
export function readRecoveryCode(typed: string): string | null {
  const plain = toLatinDigits(typed)
    .toUpperCase()
    .replaceAll(/[\s\u200c-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isCode = plain.length === letters + 1 && [...plain].every((letter) => alphabet.includes(letter));
  return isCode && checkOf(plain.slice(0, letters)) === plain.at(-1) ? grouped(plain) : null;
}

function grouped(plain: string): string {
  return (plain.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-');
}

/** Weighs each place differently, so that two letters that changed places are found as well. */
function checkOf(body: string): string {
  const sum = [...body].reduce(
    (total, letter, place) => total + alphabet.indexOf(letter) * (2 * place + 1),
    0,
  );
  return alphabet[sum % alphabet.length] ?? '';
}

/** Custody by a code that is asked for only when it is needed. */
export function recoveryCodeCustody(ask: () => Promise<string>): KeyCustody {
  return {
    kind: 'recovery-code',
    async wrap(key) {
      const salt = randomBytes(16);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', wrappingKey(await ask(), salt), nonce);
      const box = Buffer.concat([cipher.update(key), cipher.final()]);
      return {
        kind: 'recovery-code',
        salt: salt.toString('base64'),
        nonce: nonce.toString('base64'),
        box: box.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      };
    },
    async unwrap(wrapped) {
      if (wrapped.kind !== 'recovery-code') return null;
      const code = readRecoveryCode(await ask());
      return code === null ? null : openBox(wrapped, code);
    },
  };
}

function openBox(wrapped: Extract<WrappedKey, { kind: 'recovery-code' }>, code: string): Uint8Array | null {
  const [nonce, tag, salt] = [wrapped.nonce, wrapped.tag, wrapped.salt].map((part) =>
    Buffer.from(part, 'base64'),
  );
  if (nonce?.length !== 12 || tag?.length !== 16 || salt === undefined) return null;
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(code, salt), nonce).setAuthTag(tag);
  try {
    const key = Buffer.concat([decipher.update(Buffer.from(wrapped.box, 'base64')), decipher.final()]);
    return key.length === dataKeyBytes ? new Uint8Array(key) : null;
  } catch {
    // final() throws exactly when the tag does not fit: the code is another one.
    return null;
  }
}

function wrappingKey(code: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', code.replaceAll('-', ''), salt, purpose, 32));
}
