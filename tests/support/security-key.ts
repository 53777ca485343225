// A security key for tests: makes keys and signs challenges as an authenticator does, with the crypto of Node.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

export type Asked = { readonly challenge: string; readonly origin: string; readonly rpId: string };

const algorithms = { '-7': 'ES256', '-8': 'EdDSA', '-257': 'RS256' } as const;
type Algorithm = -7 | -8 | -257;

function pairOf(algorithm: Algorithm, rsaBits: number): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithms[algorithm] === 'EdDSA') return generateKeyPairSync('ed25519');
  return algorithm === -257
    ? generateKeyPairSync('rsa', { modulusLength: rsaBits })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

const numberOf = (text: unknown): Uint8Array => new Uint8Array(Buffer.from(String(text), 'base64url'));

/** The public key as COSE writes it (RFC 9052): kind, algorithm and its numbers. */
function coseOf(publicKey: KeyObject, algorithm: Algorithm): Uint8Array {
  const { x, y, n, e } = publicKey.export({ format: 'jwk' });
  const numbers = {
    '-7': new Map<number, unknown>([
      [1, 2],
      [-1, 1],
      [-2, numberOf(x)],
      [-3, numberOf(y)],
    ]),
    '-8': new Map<number, unknown>([
      [1, 1],
      [-1, 6],
      [-2, numberOf(x)],
    ]),
    '-257': new Map<number, unknown>([
      [1, 3],
      [-1, numberOf(n)],
      [-2, numberOf(e)],
    ]),
  }[algorithm];
  return isoCBOR.encode(new Map([...numbers, [3, algorithm]]) as never);
}

/** A key of its own, whose counter a test may set. */
export function securityKey(algorithm: Algorithm = -7, credentialId = randomBytes(32), rsaBits = 2048) {
  const { publicKey, privateKey } = pairOf(algorithm, rsaBits);
  let counter = 0;
  const clientData = (type: string, { challenge, origin }: Asked, crossOrigin = false): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));
  function head(rpId: string, flags: number): Buffer {
    const bytes = Buffer.alloc(37);
    sha256(rpId).copy(bytes);
    bytes.writeUInt8(flags, 32);
    bytes.writeUInt32BE(counter, 33);
    return bytes;
  }
  return {
    credentialId: credentialId.toString('base64url'),
    /** What the next answer counts. */
    countTo(next: number): void {
      counter = next;
    },
    /** `flags`: present with a key in it; and asked for its PIN or a finger, unless said otherwise. */
    create(asked: Asked, { flags = 0x45 }: { flags?: number } = {}) {
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([
        Buffer.alloc(16),
        idLength,
        credentialId,
        coseOf(publicKey, algorithm),
      ]);
      const authData = new Uint8Array(Buffer.concat([head(asked.rpId, flags), attested]));
      const statement = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      return {
        credentialId: credentialId.toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(statement as never)).toString('base64url'),
        clientData: clientData('webauthn.create', asked).toString('base64url'),
      };
    },
    get(asked: Asked, { flags = 0x01, isFramed = false }: { flags?: number; isFramed?: boolean } = {}) {
      counter += 1;
      const data = head(asked.rpId, flags);
      const client = clientData('webauthn.get', asked, isFramed);
      const signed = Buffer.concat([data, sha256(client)]);
      return {
        credentialId: credentialId.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        clientData: client.toString('base64url'),
        signature: sign(algorithm === -8 ? null : 'sha256', signed, privateKey).toString('base64url'),
      };
    },
  };
}
