// An office that is enrolled with a province nobody reaches: what matters is the province's sealing key.
import { generateKeyPairSync } from 'node:crypto';
import { compactDecrypt, importJWK } from 'jose';
import type { Desk } from '#core/access/request-context/desk.ts';
import { provinceKeysStatement } from '#core/foundation/wire/province-keys.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';

/** Enrols the desk; gives how the province opens what was sealed to it. */
export function enrolled({ reads, machine }: Desk): { open(jwe: string): Promise<unknown> } {
  const keys = generateKeyPairSync('x25519');
  const signing = generateKeyPairSync('ed25519');
  const sealingKey = keys.publicKey.export({ format: 'jwk' }).x;
  const signingKey = signing.publicKey.export({ format: 'jwk' }).x;
  if (sealingKey === undefined || signingKey === undefined) throw new TypeError('a key has a public part');
  const ownWord = provinceKeysStatement({ signing: signingKey, sealing: sealingKey });
  reads.sync.enrol({
    provinceUrl: 'http://127.0.0.1:9',
    serverEpoch: 'test',
    signingKey,
    sealingKey,
    keysSignature: signStatement(ownWord, signing.privateKey),
    enrolledAt: machine.now(),
    lastContactAt: null,
    clockOffsetMs: null,
    quarantined: [],
  });
  return {
    async open(jwe) {
      const key = await importJWK(keys.privateKey.export({ format: 'jwk' }), 'ECDH-ES');
      const { plaintext, protectedHeader } = await compactDecrypt(jwe, key);
      return { header: protectedHeader, content: JSON.parse(Buffer.from(plaintext).toString('utf8')) };
    },
  };
}
