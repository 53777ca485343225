// The province as this device sees it: protocol v1 over fetch. Whatever is not an answer of the province (no network, a
// captive portal's page, a redirect) is `offline`; only sound answers of the protocol are believed.
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { z } from 'zod';
import { sha256Hex } from '#core/foundation/wire/chain.ts';
import { contentDigest } from '#core/foundation/wire/content-digest.ts';
import {
  batchHeaders,
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
} from '#core/foundation/wire/contract.ts';
import {
  type EnrolAnswerWithKey,
  enrolAnswerWithKeySchema,
  heldKeyAnswerSchema,
  heldKeyStatement,
  type RecoveryKey,
  recoveryKeySchema,
} from '#core/foundation/wire/key-recovery.ts';
import {
  type ProvinceConfirmations,
  provinceConfirmationsSchema,
} from '#core/foundation/wire/province-confirmation.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { type ReportStates, reportStatesSchema } from '#core/foundation/wire/violation-report.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { questionOf, type Received, receive } from './proved-answer.ts';

/** What is not an answer: the province said no, or nobody that we know answered. */
export type Unanswered =
  | { readonly kind: 'problem'; readonly problem: SyncProblem; readonly retryAfterMs: number | null }
  /** Somebody else answered, or somebody on the way said it for the province. */
  | { readonly kind: 'not_proved' }
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
  /** What the province confirmed for the office, each signed by itself. */
  confirmations(office: string): Promise<ProvinceAnswer<ProvinceConfirmations>>;
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
  /** The signing key of the province that this PC is enrolled with: every answer must be signed by it, as a whole (N6). */
  readonly provinceKey?: string;
  readonly timeoutMs?: number;
};

const newline = 0x0a;

/** A client of the province at `url`. */
export function createProvinceClient(parts: ProvinceClientParts): ProvinceClient {
  const { deviceId, signingKey } = parts;
  return {
    async reportStates(office) {
      const path = `/v1/offices/${office}/reports`;
      return ask(parts, path, {}, (received) => readJson(received, reportStatesSchema));
    },
    async confirmations(office) {
      const path = `/v1/offices/${office}/confirmations`;
      return ask(parts, path, {}, (received) => readJson(received, provinceConfirmationsSchema));
    },
    enrol: (request) =>
      call(
        parts,
        '/v1/enrol',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) },
        (received) => readJson(received, enrolAnswerWithKeySchema),
      ),
    recoveryKey: () =>
      call(parts, '/v1/recovery-key', {}, (received) => readJson(received, recoveryKeySchema), ''),
    holdKey: (wrap) =>
      call(
        parts,
        `/v1/devices/${deviceId}/held-key`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            wrap,
            signature: signStatement(heldKeyStatement(deviceId, wrap), signingKey),
          }),
        },
        (received) => readJson(received, heldKeyAnswerSchema)?.heldAt ?? null,
      ),
    async heads(office, whose) {
      const path = `/v1/offices/${office}/heads${whose === 'own' ? `?device=${deviceId}` : ''}`;
      return ask(parts, path, {}, (received) => readJson(received, headsAnswerSchema));
    },
    sendBatch: (batch) =>
      ask(
        parts,
        `/v1/streams/${batch.stream.device}/${batch.stream.epoch}/batches`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/x-ndjson',
            'content-encoding': batch.encoding,
            [batchHeaders.digest]: contentDigest(sha256Hex(batch.body)),
            [batchHeaders.range]: `${batch.from}-${batch.to}`,
            [batchHeaders.prev]: batch.prev,
            [batchHeaders.head]: batch.head,
            [batchHeaders.signature]: batch.signature,
            [batchHeaders.headSignature]: batch.headSignature,
            ...(batch.relay === null ? {} : { [batchHeaders.relay]: batch.relay }),
          },
          body: Buffer.from(batch.body),
        },
        (received) => readJson(received, headAnswerSchema),
      ),
    async entries({ device, epoch }, after, branch) {
      const of = branch === null ? '' : `&branch=${branch}`;
      const path = `/v1/streams/${device}/${epoch}/entries?after=${after}${of}`;
      return ask(parts, path, {}, readPage);
    },
  };
}

type Question = {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer<ArrayBuffer>;
};

/** A token for this one question, of the time `nowMs`. */
async function authorization(
  { deviceId, signingKey }: ProvinceClientParts,
  method: string,
  path: string,
  nowMs: number,
): Promise<Record<string, string>> {
  const iat = Math.floor(nowMs / 1000);
  const token = await new SignJWT({ htm: method, htu: path })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(deviceId)
    .setAudience(tokenAudience)
    .setIssuedAt(iat)
    .setExpirationTime(iat + tokenSeconds)
    .sign(signingKey);
  return { authorization: `Bearer ${token}` };
}

/** Asks once. What is no sound answer of the province is `offline`, `not_proved` or `timed_out`. */
async function call<T>(
  { url, deviceId, provinceKey, timeoutMs = 30_000 }: ProvinceClientParts,
  path: string,
  init: Question,
  read: (received: Received) => T | null,
  asker = deviceId,
): Promise<ProvinceAnswer<T>> {
  const question =
    provinceKey === undefined ? null : questionOf(init.method ?? 'GET', path, asker, provinceKey);
  try {
    const response = await fetch(new URL(path, url), {
      ...init,
      headers: { ...init.headers, ...question?.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const received = await receive(response);
    const isProved =
      question === null || (received !== null && question.isAnsweredBy(received, response.status));
    if (!response.ok) {
      const problem = problemOf<T>(response.headers, received);
      return isProved || mayBeOfAProxy(problem) ? problem : { kind: 'not_proved' };
    }
    const value = received === null ? null : read(received);
    if (value === null) return { kind: 'offline' };
    return isProved ? { kind: 'answer', value } : { kind: 'not_proved' };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timed_out' };
    // fetch and its body reader reject with TypeError (or an abort of the connection) when the network fails.
    if (error instanceof Error) return { kind: 'offline' };
    throw error;
  }
}

/** A question that this PC proves itself with; once more by the province's time where its own clock was set. */
async function ask<T>(
  parts: ProvinceClientParts,
  path: string,
  question: Question,
  read: (received: Received) => T | null,
): Promise<ProvinceAnswer<T>> {
  const provedAt = async (nowMs: number): Promise<Question> => ({
    ...question,
    headers: { ...question.headers, ...(await authorization(parts, question.method ?? 'GET', path, nowMs)) },
  });
  const answer = await call(parts, path, await provedAt(parts.serverNowMs()), read);
  if (answer.kind !== 'problem' || answer.problem.code !== 'BAD_SIGNATURE') return answer;
  const { serverTime } = answer.problem;
  if (serverTime === undefined) return answer;
  // The time is this token's alone: it is taken over from an answer that says it.
  return call(parts, path, await provedAt(Date.parse(serverTime)), read);
}

function readJson<T>({ headers, body }: Received, schema: z.ZodType<T>): T | null {
  if (!(headers.get('content-type') ?? '').startsWith('application/json')) return null;
  const read = schema.safeParse(parseJson(body.toString('utf8')));
  return read.success ? read.data : null;
}

function readPage({ headers, body }: Received): StreamPage | null {
  if (headers.get('content-type') !== 'application/x-ndjson') return null;
  const prev = hashSchema.safeParse(headers.get(tailHeaders.prev));
  if (!prev.success) return null;
  return { prev: prev.data, lines: linesOf(body), more: headers.get(tailHeaders.more) === 'true' };
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

function problemOf<T>(headers: Headers, received: Received | null): ProvinceAnswer<T> {
  const isProblem = (headers.get('content-type') ?? '').startsWith('application/problem+json');
  const read = syncProblemSchema.safeParse(
    isProblem && received !== null ? parseJson(received.body.toString('utf8')) : null,
  );
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
  if (read.success) return { kind: 'problem', problem: read.data, retryAfterMs };
  // A proxy's bare 5xx or 429 says only that the province is not to be had now.
  return retryAfterMs === null
    ? { kind: 'offline' }
    : { kind: 'problem', problem: { code: 'UNAVAILABLE' }, retryAfterMs };
}

/** That the province is not to be had now, anybody may say. */
function mayBeOfAProxy<T>(answer: ProvinceAnswer<T>): boolean {
  return answer.kind !== 'problem' || ['BUSY', 'UNAVAILABLE'].includes(answer.problem.code);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
