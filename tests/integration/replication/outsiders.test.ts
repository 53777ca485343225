// What we write ourselves (a certificate byte by byte, statements, a chain), judged by a program of others: OpenSSL.
import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, sha256Hex, zeroHash } from '#core/foundation/wire/chain.ts';
import { contentDigest } from '#core/foundation/wire/content-digest.ts';
import { batchSigningBytes, signBatch } from '#core/foundation/wire/signature.ts';
import { headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { deviceCertificate } from '#core/replication/peers/certificate.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const found = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const isThere = found.status === 0;
if (!isThere)
  process.stderr.write('OpenSSL is not here: nobody else judges certificate, signatures and chain\n');

const deviceId = '0193a5e0-7a00-7000-8000-000000000001';
const epoch = '00'.repeat(16);
const { privateKey } = generateKeyPairSync('ed25519');

describe.skipIf(!isThere)('OpenSSL', () => {
  /** Files of one test, each with what it holds. */
  const files = () => {
    const folder = temporaryFolder();
    return (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
  };
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('N13 reads the certificate of a device, and finds that it is signed by its own key', () => {
    const file = files();
    const certificate = file('device.pem', deviceCertificate(deviceId, privateKey));
    expect(openssl('verify', '-CAfile', certificate, certificate)).toContain('OK');
    const said = openssl('x509', '-in', certificate, '-noout', '-subject', '-issuer', '-pubkey');
    expect(said.replaceAll(' ', '')).toContain(`CN=${deviceId}`);
    expect(said).toContain(
      createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString().trim(),
    );
  });

  it('N3 finds the signatures over a head and a batch sound, and over another one not', () => {
    const file = files();
    const key = file(
      'key.pem',
      createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString(),
    );
    const head = headStatement({ deviceId, epoch, seq: 2, hash: zeroHash });
    const batch = { deviceId, epoch, from: 1, to: 2, prev: zeroHash, head: zeroHash, bodySha256: zeroHash };
    const verified = (said: string | Uint8Array, signature: string) =>
      spawnSync('openssl', [
        ...['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', '-in', file('said', said)],
        ...['-sigfile', file('signature', Buffer.from(signature, 'base64url'))],
      ]).status === 0;
    expect(verified(head, signStatement(head, privateKey))).toBe(true);
    expect(verified(batchSigningBytes(batch), signBatch(batch, privateKey))).toBe(true);
    expect(verified(Buffer.concat([head, Buffer.from('x')]), signStatement(head, privateKey))).toBe(false);
  });

  it('J4 computes the same chain and the same digest of a body', () => {
    const file = files();
    const entry = canonicalBytes({ seq: 1, type: 'office.set_up', name: 'دفتر' });
    const bytes = Buffer.concat([Buffer.from('pishkhan-entry-v1\0'), Buffer.alloc(32), entry]);
    const digestOf = (path: string) => openssl('dgst', '-sha256', '-r', path).slice(0, 64);
    expect(digestOf(file('entry', bytes))).toBe(chainHash(zeroHash, entry));
    const body = file('body', entry);
    expect(contentDigest(digestOf(body))).toBe(contentDigest(sha256Hex(entry)));
  });
});
