// The province as this device sees it: protocol v1 over fetch. Whatever is not an answer of the province (no network, a
// captive portal's page, a redirect) is `offline`; only sound answers of the protocol are believed.
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { z } from 'zod';
import type { StreamKey } from '#core/journal/journal-store.ts';
import {
  batchHeaders,
  type EnrolAnswer,
  type EnrolRequest,
  enrolAnswerSchema,
  type HeadAnswer,
  headAnswerSchema,
  type SyncProblem,
  syncProblemSchema,
} from '#core/leaves/wire/contract.ts';

export type ProvinceAnswer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: SyncProblem; readonly retryAfterMs: number | null }
  | { readonly kind: 'timed_out' }
  | { readonly kind: 'offline' };

export type SignedBatch = {
  readonly from: number;
  readonly to: number;
  readonly prev: string;
  readonly head: string;
  readonly signature: string;
  readonly encoding: 'zstd' | 'identity';
  readonly body: Uint8Array;
};

export type ProvinceClient = {
  enrol(request: EnrolRequest): Promise<ProvinceAnswer<EnrolAnswer>>;
  head(stream: StreamKey): Promise<ProvinceAnswer<HeadAnswer>>;
  sendBatch(stream: StreamKey, batch: SignedBatch): Promise<ProvinceAnswer<HeadAnswer>>;
  /** The office's own entries after a position, exact bytes, one a line. */
  tail(office: string, after: number): Promise<ProvinceAnswer<Tail>>;
};

export type Tail = { readonly lines: readonly Uint8Array[]; readonly next: number; readonly more: boolean };

export type ProvinceClientParts = {
  readonly url: string;
  readonly deviceId: string;
  readonly signingKey: KeyObject;
  /** Server time as this device reckons it, ms since 1970: tokens live for a minute. */
  serverNowMs(): number;
  readonly timeoutMs?: number;
};

const tokenAudience = 'pishkhan-province';
const tokenSeconds = 60;

/** A client of the province at `url`. */
export function createProvinceClient(parts: ProvinceClientParts): ProvinceClient {
  const { deviceId, signingKey, timeoutMs = 30_000 } = parts;

  async function authorization(): Promise<Record<string, string>> {
    const iat = Math.floor(parts.serverNowMs() / 1000);
    const token = await new SignJWT({})
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
    enrol: (request) =>
      call(
        '/v1/enrol',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) },
        (response) => readJson(response, enrolAnswerSchema),
      ),
    async head({ device, epoch }) {
      return call(`/v1/streams/${device}/${epoch}/head`, { headers: await authorization() }, (response) =>
        readJson(response, headAnswerSchema),
      );
    },
    sendBatch: ({ device, epoch }, batch) =>
      call(
        `/v1/streams/${device}/${epoch}/batches`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/x-ndjson',
            'content-encoding': batch.encoding,
            [batchHeaders.range]: `${batch.from}-${batch.to}`,
            [batchHeaders.prev]: batch.prev,
            [batchHeaders.head]: batch.head,
            [batchHeaders.signature]: batch.signature,
          },
          body: Buffer.from(batch.body),
        },
        (response) => readJson(response, headAnswerSchema),
      ),
    async tail(office, after) {
      return call(
        `/v1/offices/${office}/entries?after=${after}`,
        { headers: await authorization() },
        readTail,
      );
    },
  };
}

async function readJson<T>(response: Response, schema: z.ZodType<T>): Promise<T | null> {
  if (!(response.headers.get('content-type') ?? '').startsWith('application/json')) return null;
  const read = schema.safeParse(parseJson(await response.text()));
  return read.success ? read.data : null;
}

async function readTail(response: Response): Promise<Tail | null> {
  if (response.headers.get('content-type') !== 'application/x-ndjson') return null;
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  return {
    lines: lines.map((line) => Buffer.from(line, 'utf8')),
    next: Number(response.headers.get('tail-next')),
    more: response.headers.get('tail-more') === 'true',
  };
}

async function problemAnswer<T>(response: Response): Promise<ProvinceAnswer<T>> {
  const isProblem = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  const read = isProblem ? syncProblemSchema.safeParse(parseJson(await response.text())) : null;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
  if (read?.success) return { kind: 'problem', problem: read.data, retryAfterMs };
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
