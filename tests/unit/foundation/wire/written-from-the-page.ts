// A second implementation of docs/protocol.md, with the crypto of Node and nothing of the product: whoever changes a byte
// there or here is told by the vectors.
import { createHash, createHmac, createPrivateKey, scryptSync, sign } from 'node:crypto';

export type Given = {
  readonly keys: { readonly seed: string; readonly publicKey: string };
  readonly device: string;
  readonly epoch: string;
  readonly office: string;
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly privatePart: { readonly salt: string; readonly value: unknown };
  readonly province: {
    readonly signing: string;
    readonly sealing: string;
    readonly serverEpoch: string;
    readonly time: string;
    readonly later: string;
    readonly proof: string;
    readonly nonce: string;
  };
  readonly person: { readonly code: string; readonly deviceName: string; readonly appVersion: string };
  readonly receipt: {
    readonly deskNumber: number;
    readonly visitNumber: number;
    readonly day: string;
    readonly at: string;
    readonly copy: number;
    readonly seq: number;
    readonly head: string;
    readonly charged: number;
    readonly isReversal: boolean;
    readonly payments: readonly {
      readonly terminalId: string;
      readonly rrn: string;
      readonly amount: number;
    }[];
  };
  readonly account: { readonly type: string; readonly body: Readonly<Record<string, unknown>> };
  readonly pairing: { readonly channel: string; readonly code: string };
};

const paper = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** RFC 8785 for what these vectors hold: members in order of their names, numbers that are integers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(',')}}`;
}

function sevenBits(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...sevenBits(Math.floor(value / 128))];
}

const asDigits = (mark: string, bytes: Buffer): string =>
  mark + BigInt(`0x${bytes.toString('hex')}`).toString();
const zero = '0'.repeat(64);

/** Every vector, by its name. */
export function fromThePage(given: Given): Record<string, unknown> {
  const { keys, device, epoch, office, entries, privatePart, province, person, receipt, pairing } = given;
  const { account } = given;
  const key = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: keys.seed, x: keys.publicKey },
    format: 'jwk',
  });
  const signed = (bytes: Buffer): Buffer => sign(null, bytes, key);
  const statement = (...lines: readonly (string | number)[]): string =>
    signed(Buffer.from(lines.join('\n'))).toString('base64url');
  const texts = entries.map(canonical);
  const chain: string[] = [];
  for (const text of texts)
    chain.push(sha256('pishkhan-entry-v1\0', Buffer.from(chain.at(-1) ?? zero, 'hex'), text).toString('hex'));
  const head = chain.at(-1) ?? '';
  const body = sha256('body').toString('hex');
  const { signing, sealing, serverEpoch, time, later, proof, nonce } = province;
  const said = sha256(JSON.stringify([person.code, person.deviceName, person.appVersion])).toString('hex');
  const lettersOf = (bytes: Buffer, count: number): string => {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return Array.from(
      { length: count },
      (_, at) => paper[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
    ).join('');
  };
  const code = (mark: string, context: string, bytes: Buffer): string =>
    asDigits(mark, Buffer.concat([bytes, signed(Buffer.concat([Buffer.from(`${context}\0`), bytes]))]));
  const words = (text: string): Buffer => Buffer.concat([Buffer.from([1]), Buffer.from(text)]);
  const sealingKey = Buffer.from(sealing, 'base64url');
  const numbers = [
    Number(`1${office}`),
    ...[receipt.deskNumber, receipt.visitNumber, Date.parse(receipt.day) / 86_400_000],
    ...[
      Date.parse(receipt.at) / 1000,
      receipt.copy,
      receipt.seq,
      receipt.charged,
      receipt.isReversal ? 1 : 0,
    ],
    receipt.payments.length,
    ...receipt.payments.flatMap((one) => [Number(`1${one.terminalId}`), Number(`1${one.rrn}`), one.amount]),
  ];
  const stretched = scryptSync(pairing.code, Buffer.from(pairing.channel, 'hex'), 32, {
    ...{ N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 },
  });
  const shown = (role: string): string =>
    createHmac('sha256', stretched).update(`${role}\n${keys.publicKey}\n${signing}`).digest('base64url');
  const kept = sha256(canonical(privatePart.value)).toString('hex');
  return {
    entries: texts,
    chain,
    names: {
      stream: sha256(`pishkhan-stream-v1\n${device}\n${epoch}`).subarray(0, 8).toString('base64url'),
      hash: Buffer.from(head, 'hex').subarray(0, 8).toString('base64url'),
    },
    private: sha256(
      'pishkhan-private-v1\0',
      Buffer.from(privatePart.salt, 'base64'),
      canonical(privatePart.value),
    ).toString('hex'),
    statements: {
      head: statement('pishkhan-head-v1', device, epoch, 2, head),
      batch: statement('pishkhan-batch-v1', device, epoch, 1, 2, zero, head, body),
      enrol: statement('pishkhan-enrol-v1', device, epoch, keys.publicKey, office, said),
      enrolled: statement('pishkhan-enrolled-v1', device, office, serverEpoch, signing, sealing, time, proof),
      ack: statement('pishkhan-ack-v1', device, epoch, 2, head, 1, serverEpoch),
      serverEpoch: statement('pishkhan-server-epoch-v1', serverEpoch, time),
      provinceKeys: statement('pishkhan-province-keys-v1', signing, sealing),
      successor: statement('pishkhan-province-successor-v1', keys.publicKey, signing, sealing),
      recoveryKey: statement('pishkhan-recovery-key-v1', sealing),
      heldKey: statement('pishkhan-held-key-v1', device, sha256('a.b.c.d.e').toString('hex')),
      reportState: statement('pishkhan-report-state-v1', office, device, 'read', time),
      confirmation: statement('pishkhan-confirmation-v1', office, 'tariff', device, head, time),
      answer: statement('pishkhan-answer-v1', device, nonce, 'GET', '/v1/x?after=1', 200, body),
      bundle: statement('pishkhan-bundle-v1', body),
    },
    fingerprint: lettersOf(sha256(`pishkhan-province-v1\n${signing}\n${sealing}`), 16),
    releaseRequest: [
      `PKQ1.${Buffer.concat([sealingKey, sha256(sealingKey).subarray(0, 4)]).toString('base64url')}`,
      [...sha256(`pishkhan-key-request-v1\n${sealing}`).subarray(0, 12)]
        .map((byte, at) => (at % 4 === 0 && at > 0 ? '-' : '') + (paper[byte % 32] ?? ''))
        .join(''),
    ],
    receiptCode: code(
      '1270',
      'pishkhan-receipt-v2',
      Buffer.concat([
        Buffer.from([2]),
        Buffer.from(keys.publicKey, 'base64url'),
        Buffer.from(device.replaceAll('-', ''), 'hex'),
        Buffer.from(receipt.head, 'hex'),
        Buffer.from(numbers.flatMap(sevenBits)),
      ]),
    ),
    inspectionCode: code(
      '1271',
      'pishkhan-inspection-v1',
      words(JSON.stringify([device, office, person.deviceName, 'بازرسی', [0, 3], time, later])),
    ),
    contentDigest: `sha-256=:${sha256('body').toString('base64')}:`,
    accessCode:
      code(
        '1272',
        'pishkhan-access-v1',
        words(JSON.stringify([device, office, person.deviceName, time, later, keys.publicKey])),
      ) +
      BigInt(`0x${Buffer.from(keys.seed, 'base64url').toString('hex')}`)
        .toString()
        .padStart(78, '0'),
    accountProof: {
      key: keys.publicKey,
      kept,
      signature: signed(
        Buffer.from(`pishkhan-account-v1\0${canonical({ office, device, ...account, kept })}`),
      ).toString('base64url'),
    },
    pairing: { joiner: shown('joiner'), office: shown('office') },
  };
}
