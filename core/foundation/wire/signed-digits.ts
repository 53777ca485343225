// A short text that the province signed, as decimal digits that every scanner types: what inspectors' codes and codes for a
// manager's access are made of. The bytes: version, text, then the signature over the context and both.
import { type KeyObject, sign, verify } from 'node:crypto';
import { ed25519PublicKey } from './signature.ts';

/** What tells one kind of code from every other: its first digits, and what its signature covers beside the text. */
export type DigitsKind = { readonly mark: string; readonly context: string };

const version = 1;
const signatureBytes = 64;

/** Signs a text. */
export function signDigits({ mark, context }: DigitsKind, text: string, privateKey: KeyObject): string {
  const body = Buffer.concat([Buffer.from([version]), Buffer.from(text, 'utf8')]);
  const signature = sign(null, Buffer.concat([Buffer.from(context, 'utf8'), body]), privateKey);
  return mark + BigInt(`0x${Buffer.concat([body, signature]).toString('hex')}`).toString();
}

/** The text of digits that begin with the mark; null where this key did not sign it. @param publicKey raw, base64url */
export function readDigits({ mark, context }: DigitsKind, digits: string, publicKey: string): string | null {
  const hex = BigInt(digits.slice(mark.length)).toString(16);
  const all = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const body = all.subarray(0, -signatureBytes);
  const holds =
    body[0] === version &&
    verify(
      null,
      Buffer.concat([Buffer.from(context, 'utf8'), body]),
      ed25519PublicKey(publicKey),
      all.subarray(-signatureBytes),
    );
  return holds ? body.subarray(1).toString('utf8') : null;
}
