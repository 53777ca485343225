// The province as this device sees it: protocol v1 over fetch. Whatever is not an answer of the province (no network, a
// captive portal's page, a redirect) is `offline`; only sound answers of the protocol are believed.
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { z } from 'zod';
import type { StreamKey } from '#core/journal/journal-store.ts';
import {
  batchHeaders,
  batchLimits,
  type EnrolRequest,
  type HeadAnswer,
  type HeadsAnswer,
  hashSchema,
  headAnswerSchema,
  headsAnswerSchema,
  type SyncProblem,
  syncProblemSchema,
  tailHeaders,
  tokenAudience,
  tokenSeconds,
} from '#core/leaves/wire/contract.ts';
import {
  type EnrolAnswerWithKey,
  enrolAnswerWithKeySchema,
  heldKeyAnswerSchema,
  heldKeyStatement,
  type RecoveryKey,
  recoveryKeySchema,
} from '#core/leaves/wire/key-recovery.ts';
import { signStatement } from '#core/leaves/wire/signed-statements.ts';
import { type ReportStates, reportStatesSchema } from '#core/leaves/wire/violation-report.ts';

/** What is not an answer: the province said no, or nobody that we know answered. */
export type Unanswered =
  | { readonly kind: 'problem'; readonly problem: SyncProblem; readonly retryAfterMs: number | null }
  | { readonly kind: 'timed_out' }
  | { readonly kind: 'offline' };
export type ProvinceAnswer<T> = { readonly kind: 'answer'; readonly value: T } | Unanswered;

/** A batch of one stream as it travels. */
export type SignedBatch = {
  readonly stream: StreamKey;
  readonly from: number;
  readonly to: number;
  readonly prev: string;
  readonly head: string;
  readonly signature: string;
  readonly headSignature: string;
  /** The device that sends it, when it is not the stream's own. */
  readonly relay: string | null;
  readonly encoding: 'zstd' | 'identity';
  readonly body: Uint8Array;
};

export type ProvinceClient = {
  /** What has become of the office's violation reports. */
  reportStates(office: string): Promise<ProvinceAnswer<ReportStates>>;
  enrol(request: EnrolRequest): Promise<ProvinceAnswer<EnrolAnswerWithKey>>;
  /** The key to which this PC seals its data key; to be proved by the caller. */
  recoveryKey(): Promise<ProvinceAnswer<RecoveryKey>>;
  /** Gives this PC's sealed data key to be kept. @returns since when it is, by the province's clock */
  holdKey(wrap: string): Promise<ProvinceAnswer<string>>;
  /** What the province holds of this device's streams, or of the whole office's. */
  heads(office: string, whose: 'own' | 'all'): Promise<ProvinceAnswer<HeadsAnswer>>;
  sendBatch(batch: SignedBatch): Promise<ProvinceAnswer<HeadAnswer>>;
  /** Entries of a stream after a number, or of the branch that ends in the entry of this hash. */
  entries(stream: StreamKey, after: number, branch: string | null): Promise<ProvinceAnswer<StreamPage>>;
};

/** `prev`: the chain hash before the page. */
export type StreamPage = {
  readonly prev: string;
  readonly lines: readonly Uint8Array[];
  readonly more: boolean;
};

export type ProvinceClientParts = {
  readonly url: string;
  readonly deviceId: string;
  readonly signingKey: KeyObject;
  /** Server time as this device reckons it, ms since 1970: tokens live for a minute. */
  serverNowMs(): number;
  readonly timeoutMs?: number;
};

const newline = 0x0a;
/** A page is a batch at most, and a little for a list of heads; nobody makes this process hold more. */
const largestAnswer = 2 * batchLimits.decompressedBytes;

/** A client of the province at `url`. */
export function createProvinceClient(parts: ProvinceClientParts): ProvinceClient {
  const { deviceId, signingKey, timeoutMs = 30_000 } = parts;

  async function authorization(path: string): Promise<Record<string, string>> {
    const iat = Math.floor(parts.serverNowMs() / 1000);
    const token = await new SignJWT({ htm: 'GET', htu: path })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(deviceId)
      .setAudience(tokenAudience)
      .setIssuedAt(iat)
      .setExpirationTime(iat + tokenSeconds)
      .sign(signingKey);
    return { authorization: `Bearer ${token}` };
  }

  async function call<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T | null>,
  ): Promise<ProvinceAnswer<T>> {
    try {
      const response = await fetch(new URL(path, parts.url), {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) {
        const value = await read(response);
        return value === null ? { kind: 'offline' } : { kind: 'answer', value };
      }
      return await problemAnswer(response);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timed_out' };
      // fetch and its body reader reject with TypeError (or an abort of the connection) when the network fails.
      if (error instanceof Error) return { kind: 'offline' };
      throw error;
    }
  }

  return {
    async reportStates(office) {
      const path = `/v1/offices/${office}/reports`;
      return call(path, { headers: await authorization(path) }, (response) =>
        readJson(response, reportStatesSchema),
      );
    },
    enrol: (request) =>
      call(
        '/v1/enrol',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) },
        (response) => readJson(response, enrolAnswerWithKeySchema),
      ),
    recoveryKey: () => call('/v1/recovery-key', {}, (response) => readJson(response, recoveryKeySchema)),
    holdKey: (wrap) =>
      call(
        `/v1/devices/${deviceId}/held-key`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            wrap,
            signature: signStatement(heldKeyStatement(deviceId, wrap), signingKey),
          }),
        },
        async (response) => (await readJson(response, heldKeyAnswerSchema))?.heldAt ?? null,
      ),
    async heads(office, whose) {
      const path = `/v1/offices/${office}/heads${whose === 'own' ? `?device=${deviceId}` : ''}`;
      return call(path, { headers: await authorization(path) }, (response) =>
        readJson(response, headsAnswerSchema),
      );
    },
    sendBatch: (batch) =>
      call(
        `/v1/streams/${batch.stream.device}/${batch.stream.epoch}/batches`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/x-ndjson',
            'content-encoding': batch.encoding,
            [batchHeaders.range]: `${batch.from}-${batch.to}`,
            [batchHeaders.prev]: batch.prev,
            [batchHeaders.head]: batch.head,
            [batchHeaders.signature]: batch.signature,
            [batchHeaders.headSignature]: batch.headSignature,
            ...(batch.relay === null ? {} : { [batchHeaders.relay]: batch.relay }),
          },
          body: Buffer.from(batch.body),
        },
        (response) => readJson(response, headAnswerSchema),
      ),
    async entries({ device, epoch }, after, branch) {
      const of = branch === null ? '' : `&branch=${branch}`;
      const path = `/v1/streams/${device}/${epoch}/entries?after=${after}${of}`;
      return call(path, { headers: await authorization(path) }, readPage);
    },
  };
}

async function readJson<T>(response: Response, schema: z.ZodType<T>): Promise<T | null> {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/json')) return null;
  const body = await readBody(response);
  const read = schema.safeParse(body === null ? null : parseJson(body.toString('utf8')));
  return read.success ? read.data : null;
}

async function readPage(response: Response): Promise<StreamPage | null> {
  if (response.headers.get('content-type') !== 'application/x-ndjson') return null;
  const prev = hashSchema.safeParse(response.headers.get(tailHeaders.prev));
  const body = await readBody(response);
  if (!prev.success || body === null) return null;
  return { prev: prev.data, lines: linesOf(body), more: response.headers.get(tailHeaders.more) === 'true' };
}

/** The exact bytes of each line. */
function linesOf(body: Buffer): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < body.length) {
    const found = body.indexOf(newline, start);
    const end = found === -1 ? body.length : found;
    lines.push(body.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

/** The whole body, or null when it is larger than any answer of the province. */
async function readBody(response: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > largestAnswer) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function problemAnswer<T>(response: Response): Promise<ProvinceAnswer<T>> {
  const isProblem = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  const body = isProblem ? await readBody(response) : null;
  const read = syncProblemSchema.safeParse(body === null ? null : parseJson(body.toString('utf8')));
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
  if (read.success) return { kind: 'problem', problem: read.data, retryAfterMs };
  // A proxy's bare 5xx or 429 says only that the province is not to be had now.
  return retryAfterMs === null
    ? { kind: 'offline' }
    : { kind: 'problem', problem: { code: 'UNAVAILABLE' }, retryAfterMs };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
