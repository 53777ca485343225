// docs/protocol.md with its test vectors: the product gives them, and so does a second implementation that is written
// from that page and from nothing else (`written-from-the-page.ts`).
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { signAccessCode } from '#core/foundation/wire/access-code.ts';
import { accountKeyOf, proveAccountFact } from '#core/foundation/wire/account-proof.ts';
import { bundleStatement } from '#core/foundation/wire/bundle-file.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, privateCommitment, sha256Hex, zeroHash } from '#core/foundation/wire/chain.ts';
import { contentDigest } from '#core/foundation/wire/content-digest.ts';
import { signInspection } from '#core/foundation/wire/inspection-code.ts';
import {
  heldKeyStatement,
  recoveryKeyStatement,
  releaseFingerprint,
  releaseRequestText,
} from '#core/foundation/wire/key-recovery.ts';
import { provinceKeysStatement, successionStatement } from '#core/foundation/wire/province-keys.ts';
import { readEnvelope } from '#core/foundation/wire/read-envelope.ts';
import { signReceipt } from '#core/foundation/wire/receipt-code.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import { batchSigningBytes } from '#core/foundation/wire/signature.ts';
import { answerStatement } from '#core/foundation/wire/signed-answer.ts';
import {
  ackStatement,
  confirmationStatement,
  enrolledStatement,
  enrolStatement,
  headStatement,
  provinceFingerprint,
  reportStateStatement,
  serverEpochStatement,
  signStatement,
} from '#core/foundation/wire/signed-statements.ts';
import { proofsOf } from '#core/replication/peers/pairing.ts';
import { fromThePage, type Given } from './written-from-the-page.ts';

type Vectors = { readonly given: Given; readonly expected: Record<string, unknown> };
const { given, expected } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../../docs/protocol-vectors.json'), 'utf8'),
) as Vectors;

/** What the product makes of the given facts. */
async function ofTheProduct(): Promise<Record<string, unknown>> {
  const { keys, device, epoch, office, entries, privatePart, province, person, receipt } = given;
  const key = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: keys.seed, x: keys.publicKey },
    format: 'jwk',
  });
  const seed = Buffer.from(keys.seed, 'base64url');
  const bytes = entries.map((entry) => canonicalBytes(entry));
  const hashes: string[] = [];
  for (const one of bytes) hashes.push(chainHash(hashes.at(-1) ?? zeroHash, one));
  const head = hashes.at(-1) ?? '';
  const stream = { deviceId: device, epoch };
  const body = new Uint8Array(Buffer.from('body', 'utf8'));
  const provinceKeys = { signing: province.signing, sealing: province.sealing };
  const request = { ...stream, ...person, publicKey: keys.publicKey, officeCode: office };
  const statements = {
    head: headStatement({ ...stream, seq: 2, hash: head }),
    batch: batchSigningBytes({
      ...{ ...stream, from: 1, to: 2, prev: zeroHash, head, bodySha256: sha256Hex(body) },
    }),
    enrol: enrolStatement(request),
    enrolled: enrolledStatement({
      ...{ deviceId: device, officeCode: office, serverEpoch: province.serverEpoch, keys: provinceKeys },
      ...{ serverTime: province.time, proof: province.proof },
    }),
    ack: ackStatement({
      ...stream,
      ...{ ackedSeq: 2, headHash: head, backedUpSeq: 1, serverEpoch: province.serverEpoch },
    }),
    serverEpoch: serverEpochStatement({ serverEpoch: province.serverEpoch, since: province.time }),
    provinceKeys: provinceKeysStatement(provinceKeys),
    successor: successionStatement({ from: keys.publicKey, to: provinceKeys }),
    recoveryKey: recoveryKeyStatement(province.sealing),
    heldKey: heldKeyStatement(device, 'a.b.c.d.e'),
    reportState: reportStateStatement({ office, reportId: device, state: 'read', at: province.time }),
    confirmation: confirmationStatement({
      ...{ office, what: 'tariff', id: device, hash: head, at: province.time, refusedFor: null },
    }),
    answer: answerStatement({
      ...{ asker: device, nonce: province.nonce, method: 'GET', path: '/v1/x?after=1', status: 200, body },
    }),
    bundle: bundleStatement(sha256Hex(body)),
  };
  const code = { codeId: device, office, name: person.deviceName, madeAt: province.time };
  return {
    entries: bytes.map((one) => Buffer.from(one).toString('utf8')),
    chain: hashes,
    names: { stream: streamName(device, epoch), hash: shortHash(head) },
    private: privateCommitment(Buffer.from(privatePart.salt, 'base64'), canonicalBytes(privatePart.value)),
    statements: Object.fromEntries(
      Object.entries(statements).map(([name, text]) => [name, signStatement(text, key)]),
    ),
    fingerprint: provinceFingerprint(provinceKeys),
    releaseRequest: [releaseRequestText(province.sealing), releaseFingerprint(province.sealing)],
    receiptCode: signReceipt(
      { ...receipt, publicKey: keys.publicKey, officeCode: office, visitId: device },
      key,
    ),
    inspectionCode: signInspection(
      { ...code, purpose: 'بازرسی', sections: ['records', 'dayClose'], expiresAt: province.later },
      key,
    ),
    contentDigest: contentDigest(sha256Hex(body)),
    accessCode: signAccessCode({ ...code, expiresAt: province.later }, seed, key),
    accountProof: proveAccountFact(
      { office, device, ...given.account },
      privatePart.value,
      accountKeyOf(seed),
    ),
    pairing: await proofsOf(
      { exportKeyingMaterial: () => Buffer.from(given.pairing.channel, 'hex') },
      given.pairing.code,
      { joiner: keys.publicKey, office: province.signing },
    ),
  };
}

describe('the vectors of docs/protocol.md', () => {
  const second = fromThePage(given);

  it('are what the product makes', async () => {
    expect(await ofTheProduct()).toEqual(expected);
  });

  it('hold entries that the product takes', () => {
    expect(given.entries.map((entry) => readEnvelope(entry))).toEqual(given.entries);
  });

  it.each(Object.keys(expected))('%s is what the page alone says', (name) => {
    expect(second[name]).toEqual(expected[name]);
  });
});
