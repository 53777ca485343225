// A security key for tests: makes keys and signs challenges as an authenticator does, with the crypto of Node.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

export type Asked = { readonly challenge: string; readonly origin: string; readonly rpId: string };

const algorithms = { '-7': 'ES256', '-8': 'EdDSA', '-257': 'RS256' } as const;
type Algorithm = -7 | -8 | -257;

function pairOf(algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithms[algorithm] === 'EdDSA') return generateKeyPairSync('ed25519');
  return algorithm === -257
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** A key of its own, whose counter a test may set. */
export function securityKey(algorithm: Algorithm = -7, credentialId = randomBytes(32)) {
  const { publicKey, privateKey } = pairOf(algorithm);
  const jwk = publicKey.export({ format: 'jwk' });
  let counter = 0;
  const clientData = (type: string, { challenge, origin }: Asked): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
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
    create(asked: Asked) {
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(credentialId.length);
      const numbers = [jwk.x, jwk.y, jwk.n].flatMap((number) =>
        number === undefined ? [] : [Buffer.from(String(number), 'base64url')],
      );
      const attested = Buffer.concat([Buffer.alloc(16), idLength, credentialId, ...numbers]);
      return {
        algorithm,
        credentialId: credentialId.toString('base64url'),
        publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
        authenticatorData: Buffer.concat([head(asked.rpId, 0x41), attested]).toString('base64url'),
        clientData: clientData('webauthn.create', asked).toString('base64url'),
      };
    },
    get(asked: Asked, { flags = 0x01 }: { flags?: number } = {}) {
      counter += 1;
      const data = head(asked.rpId, flags);
      const client = clientData('webauthn.get', asked);
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
