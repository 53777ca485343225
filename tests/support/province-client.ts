// A minimal device built on the wire format alone: its keys, its chain, its batches. What it sends can be bent on
// purpose, to see what the province does with it.
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, zstdCompress } from 'node:zlib';
import { SignJWT } from 'jose';
import { uuidv7 } from 'uuidv7';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, sha256Hex, zeroHash } from '#core/foundation/wire/chain.ts';
import { contentDigest } from '#core/foundation/wire/content-digest.ts';
import type { EnrolRequest, Envelope } from '#core/foundation/wire/contract.ts';
import { signBatch } from '#core/foundation/wire/signature.ts';
import { enrolStatement, headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';

export type Sent = { status: number; body: Record<string, unknown>; headers: Headers };
export type Encoding = 'zstd' | 'gzip' | 'identity';
/** What to bend in a batch before or after it is signed. */
export type Bend = {
  encoding?: Encoding;
  /** Replaces the bytes before compression. */
  plain?: Uint8Array;
  /** Replaces the body after compression, before signing. */
  body?: Uint8Array;
  prev?: string;
  head?: string;
  /** Header overrides after signing. */
  headers?: Record<string, string>;
  signWith?: KeyObject;
};

const compress = { gzip: promisify(gzip), zstd: promisify(zstdCompress) };

export class TestDevice {
  readonly url: string;
  readonly office: string;
  readonly id: string;
  readonly epoch: string;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  /** Exact bytes of entry n at index n − 1, and its hash. */
  readonly lines: Uint8Array[] = [];
  readonly hashes: string[] = [];
  readonly startHash: string;
  /** What its tokens go by, ms since 1970: the province's time, once an answer said that it is another one. */
  clock: () => number = Date.now;

  constructor(url: string, office: string, like?: TestDevice, startHash = zeroHash) {
    this.url = url;
    this.office = office;
    this.id = like?.id ?? uuidv7();
    this.epoch = randomBytes(16).toString('hex');
    this.privateKey = like?.privateKey ?? generateKeyPairSync('ed25519').privateKey;
    this.publicKey = this.privateKey.export({ format: 'jwk' }).x ?? '';
    this.startHash = startHash;
  }

  /** The same device, store and epoch: what a copied disk is. */
  clone(): TestDevice {
    const copy = new TestDevice(this.url, this.office, this, this.startHash);
    Object.assign(copy, { epoch: this.epoch });
    copy.lines.push(...this.lines);
    copy.hashes.push(...this.hashes);
    return copy;
  }

  hashAt(seq: number): string {
    return seq === 0 ? this.startHash : (this.hashes[seq - 1] ?? 'none');
  }

  envelope(type: string, body: Record<string, unknown>, more: Partial<Envelope> = {}): Envelope {
    return {
      v: 1,
      device: this.id,
      epoch: this.epoch,
      seq: this.lines.length + 1,
      lc: this.lines.length + 1,
      at: '2026-11-25T06:00:00.000Z',
      day: '2026-11-25',
      office: this.office,
      actor: null,
      type,
      tv: 1,
      body,
      clock: { offsetMs: 0, monotonicMs: this.lines.length, boot: this.id },
      ...more,
    };
  }

  /** Appends an entry to the device's own chain. Returns its seq. */
  write(type: string, body: Record<string, unknown> = {}, more: Partial<Envelope> = {}): number {
    return this.writeBytes(canonicalBytes(this.envelope(type, body, more)));
  }

  writeBytes(bytes: Uint8Array): number {
    this.hashes.push(chainHash(this.hashAt(this.lines.length), bytes));
    return this.lines.push(bytes);
  }

  enrolRequest(code: string) {
    return {
      code,
      deviceId: this.id,
      epoch: this.epoch,
      publicKey: this.publicKey,
      officeCode: this.office,
      deviceName: 'باجه ۱',
      appVersion: '0.1.0',
    };
  }

  /** The request, with a proof by the device's key if no other is given. */
  async enrol(
    code: string,
    more: Partial<EnrolRequest> = {},
    key = this.privateKey,
    headers: Record<string, string> = {},
  ): Promise<Sent> {
    const request = { ...this.enrolRequest(code), ...more };
    return answered(
      await fetch(`${this.url}/v1/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ proof: signStatement(enrolStatement(request), key), ...request }),
      }),
    );
  }

  /** Sends entries `from`…`to` as one batch. */
  async send(from = 1, to = this.lines.length, bend: Bend = {}): Promise<Sent> {
    const { url, headers, body } = await this.batch(from, to, bend);
    const sent = await answered(await fetch(url, { method: 'POST', headers, body }));
    const { serverTime } = sent.body;
    if (typeof serverTime !== 'string' || sent.status === 200 || this.clock !== Date.now) return sent;
    const offsetMs = Date.parse(serverTime) - Date.now();
    this.clock = () => Date.now() + offsetMs;
    return this.send(from, to, bend);
  }

  /** The request that `send` makes. */
  async batch(from: number, to: number, bend: Bend = {}) {
    const encoding = bend.encoding ?? 'zstd';
    const plain =
      bend.plain ??
      Buffer.concat(this.lines.slice(from - 1, to).flatMap((line) => [line, Buffer.from('\n')]));
    const body = bend.body ?? (encoding === 'identity' ? plain : await compress[encoding](plain));
    const prev = bend.prev ?? this.hashAt(from - 1);
    const head = bend.head ?? this.hashAt(to);
    const facts = {
      deviceId: this.id,
      epoch: this.epoch,
      from,
      to,
      prev,
      head,
      bodySha256: sha256Hex(body),
    };
    const path = `/v1/streams/${this.id}/${this.epoch}/batches`;
    const sender = bend.headers?.['batch-relay'] ?? this.id;
    const token = await this.token({ iss: sender, htm: 'POST', htu: path }, bend.signWith);
    const headers: Record<string, string> = {
      'content-type': 'application/x-ndjson',
      'content-encoding': encoding,
      'content-digest': contentDigest(facts.bodySha256),
      authorization: `Bearer ${token}`,
      'batch-range': `${from}-${to}`,
      'batch-prev': prev,
      'batch-head': head,
      'batch-signature': signBatch(facts, bend.signWith ?? this.privateKey),
      ...bend.headers,
    };
    return {
      url: `${this.url}${path}`,
      headers,
      body: new Uint8Array(body),
    };
  }

  /** A token for a read, of this device's head if nothing else is named. Times in seconds since 1970. */
  async token(
    claims: { iss?: string; aud?: string; iat?: number; exp?: number; htm?: string; htu?: string } = {},
    key = this.privateKey,
  ) {
    const now = Math.floor(this.clock() / 1000);
    const { iss = this.id, aud = 'pishkhan-province', iat = now, exp = iat + 60 } = claims;
    const { htm = 'GET', htu = this.headPath } = claims;
    return new SignJWT({ iss, aud, iat, exp, htm, htu }).setProtectedHeader({ alg: 'EdDSA' }).sign(key);
  }

  get headPath(): string {
    return `/v1/streams/${this.id}/${this.epoch}/head`;
  }

  async head(token?: string): Promise<Sent> {
    return this.get(this.headPath, token);
  }

  /** The device's signature over its head at an entry. */
  signedHead(seq: number): string {
    return this.signatureOfHead(this, seq);
  }

  /** This device's signature over the head of another one, which it has no business to give. */
  signatureOfHead(device: TestDevice, seq: number): string {
    const head = { deviceId: device.id, epoch: device.epoch, seq, hash: device.hashAt(seq) };
    return signStatement(headStatement(head), this.privateKey);
  }

  /** Sends entries of another device of the office, which signed the last one as its head. */
  async relay(device: TestDevice, from: number, to: number, bend: Bend = {}): Promise<Sent> {
    const headers = { 'batch-relay': this.id, 'head-signature': device.signedHead(to), ...bend.headers };
    return device.send(from, to, { signWith: this.privateKey, ...bend, headers });
  }

  async get(path: string, token?: string): Promise<Sent> {
    return answered(await this.getRaw(path, token));
  }

  async getRaw(path: string, token?: string): Promise<Response> {
    const authorization = `Bearer ${token ?? (await this.token({ htu: path }))}`;
    return fetch(`${this.url}${path}`, { headers: { authorization } });
  }
}

async function answered(response: Response): Promise<Sent> {
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null) throw new Error('the province answered with no object');
  return { status: response.status, body: { ...body }, headers: response.headers };
}
