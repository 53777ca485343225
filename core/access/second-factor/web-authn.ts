// What WebAuthn says, checked (Web Authentication level 2, §7.1 and §7.2) with the crypto of Node: no attestation is asked
// for, since the office buys its own keys. Every check fails closed.
import { createHash, createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

export type Expected = {
  readonly type: 'webauthn.create' | 'webauthn.get';
  /** base64url, as it was given out. */
  readonly challenge: string;
  /** The very origin of the page, port included. */
  readonly origin: string;
  readonly rpId: string;
};

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

const clientDataSchema = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

/** Whether the browser says that this page asked for this very challenge. */
function isClientData(clientData: string, { type, challenge, origin }: Expected): boolean {
  let read: unknown;
  try {
    read = JSON.parse(bytesOf(clientData).toString('utf8'));
  } catch {
    return false;
  }
  const said = clientDataSchema.safeParse(read).data;
  if (said === undefined || said.crossOrigin === true || said.topOrigin !== undefined) return false;
  return said.type === type && said.challenge === challenge && said.origin === origin;
}

const flagPresent = 0x01;
const flagAttested = 0x40;
const headLength = 37;
const idLengthAt = headLength + 16;

type AuthenticatorData = { readonly bytes: Buffer; readonly flags: number; readonly signCount: number };

/** The head of what the authenticator signs: for this name, with somebody present. */
function readAuthenticatorData(text: string, { rpId }: Expected): AuthenticatorData | null {
  const bytes = bytesOf(text);
  if (bytes.length < headLength || !bytes.subarray(0, 32).equals(sha256(rpId))) return null;
  const flags = bytes.readUInt8(32);
  if ((flags & flagPresent) === 0) return null;
  return { bytes, flags, signCount: bytes.readUInt32BE(33) };
}

/** The smallest RSA key that is taken, in bits. */
const leastRsaBits = 2048;

/** A public key of the named algorithm, or null. */
function readKey(publicKey: string, algorithm: number): { key: KeyObject; jwk: JsonWebKey } | null {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: bytesOf(publicKey), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
  const jwk = key.export({ format: 'jwk' });
  const isKind =
    (algorithm === -7 && jwk.kty === 'EC' && jwk.crv === 'P-256') ||
    (algorithm === -8 && jwk.kty === 'OKP' && jwk.crv === 'Ed25519') ||
    (algorithm === -257 &&
      jwk.kty === 'RSA' &&
      (key.asymmetricKeyDetails?.modulusLength ?? 0) >= leastRsaBits);
  return isKind ? { key, jwk } : null;
}

export type NewKey = {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly algorithm: number;
  readonly authenticatorData: string;
  readonly clientData: string;
};

/** Whether a new key is what the authenticator made for this challenge. @returns its counter; null when it is not */
export function checkRegistration(made: NewKey, expected: Expected): { signCount: number } | null {
  if (!isClientData(made.clientData, expected)) return null;
  const data = readAuthenticatorData(made.authenticatorData, expected);
  if (data === null || (data.flags & flagAttested) === 0 || data.bytes.length < idLengthAt + 2) return null;
  const idEnd = idLengthAt + 2 + data.bytes.readUInt16BE(idLengthAt);
  if (!data.bytes.subarray(idLengthAt + 2, idEnd).equals(bytesOf(made.credentialId))) return null;
  const read = readKey(made.publicKey, made.algorithm);
  if (read === null) return null;
  // The page takes the key out of the authenticator's data for us: its numbers have to stand there.
  const cose = data.bytes.subarray(idEnd);
  const numbers = [read.jwk.x, read.jwk.y, read.jwk.n].filter((number) => number !== undefined);
  return numbers.length > 0 && numbers.every((number) => cose.includes(bytesOf(number)))
    ? { signCount: data.signCount }
    : null;
}

export type Assertion = {
  readonly authenticatorData: string;
  readonly clientData: string;
  readonly signature: string;
};

/** Whether the key signed this challenge now. @returns its counter; null when it did not */
export function checkAssertion(
  assertion: Assertion,
  kept: { readonly publicKey: string; readonly algorithm: number },
  expected: Expected,
): { signCount: number } | null {
  if (!isClientData(assertion.clientData, expected)) return null;
  const data = readAuthenticatorData(assertion.authenticatorData, expected);
  const read = readKey(kept.publicKey, kept.algorithm);
  if (data === null || read === null) return null;
  const signed = Buffer.concat([data.bytes, sha256(bytesOf(assertion.clientData))]);
  const digest = kept.algorithm === -8 ? null : 'sha256';
  return verify(digest, signed, read.key, bytesOf(assertion.signature))
    ? { signCount: data.signCount }
    : null;
}

/** A counter that does not go on says that a copy of the key may be about; a key without one always says 0. */
export const countsOn = (known: number, got: number): boolean => (known === 0 && got === 0) || got > known;
